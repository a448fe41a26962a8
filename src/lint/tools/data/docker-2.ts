/** More of what docker takes; written by scripts/tools/harvest.mjs, not by hand. */
export const docker2 = `
image build: @66 @50 @44 @42 @40 @39 @35 @34 @33 @32 @31 @30 @27 @26 @25 @23 @22 @17 @13 @12 @11 @8 @6 @5 @4 @3 -c=
 -f= -m= -o= -t=
image history: @74 @21 @13 @9 @3
image import: @46 @13 -c= -m=
image inspect: @13 @9 -f=
image list: @54 @21 @15 @9 @3 --all -a -f=
image load: @75 @13 @3
image ls|list: @54 @21 @15 @9 @3 --all -a -f=
image prune: @18 @15 --all -a -f
image pull: @76 @31 @13 @3 -a
image push: @76 @31 @13 @3 -a
image remove: @82 @18 @13 -f
image rm|rmi|remove: @82 @18 @13 -f
image save: @27 @13 -o=
image tag:
images: @54 @21 @15 @9 @3 --all -a -f=
import: @46 @13 -c= -m=
info: @9 -f=
inspect: @80 @36 @9 -f=
kill: @37
load: @75 @13 @3
login: --password-stdin --password= --username= -p= -u=
logout:
logs: @70 @62 @38 -f -n= -t
manifest:
manifest annotate: --arch= --os-features= --os-version= --os= --variant=
manifest create: @83 --amend -a
manifest inspect: @83 @58 -v
manifest push: @83 --purge -p
manifest rm:
network:
network connect: @94 @89 @29 --gw-priority= --ip=
network create: @77 @68 @22 --attachable --aux-address= --config-from= --config-only --gateway= --icc= --ingress
 --internal= --ip-masq= --ip-range= --ip= --ipam-driver= --ipam-opt= --ipv4= --ipv6= --mtu= --subnet= -d= -o=
network disconnect: @18 -f
network inspect: @58 @9 -f= -v
network ls|list: @21 @15 @9 @3 -f=
network prune: @18 @15 -f
network rm|remove: @18 -f
node:
node demote:
node inspect: @60 @9 -f=
node ls|list: @15 @9 @3 -f=
node promote:
node ps: @78 @21 @15 @9 @3 -f=
node rm|remove: @18 -f
node update: @79 @63 --role=
pause:
plugin:
plugin create: @66
plugin disable: @18 -f
plugin enable: @41
plugin inspect: @9 -f=
plugin install: @95 @94 @31 --disable
plugin ls|list: @21 @15 @9 @3 -f=
plugin push: @31
plugin rm|remove: @18 -f
plugin set:
plugin upgrade: @95 @31 --skip-remote-check
port:
ps: @47 @36 @21 @15 @9 @3 --all -a -f= -l -n=
pull: @76 @31 @13 @3 -a
push: @76 @31 @13 @3 -a
rename:
restart: @72 @41 @37 -t=
rm: @81 @71 @18 -f -l -v
rmi: @82 @18 @13 -f
run!: @65 @61 @53 @49 @45 @44 @39 @33 @32 @31 @30 @29 @26 @24 @22 @20 @19 @16 @14 @13 @12 @10 @8 @3 @2 @1 --ip= -a=
 -c= -l= -m= -p= -t -u=
save: @27 @13 -o=
search: @21 @15 @9 --limit= -f=
secret:
secret create: @92 @68 @22 -d= -l=
secret inspect: @60 @9 -f=
secret ls|list: @15 @9 @3 -f=
secret rm|remove:
service:
service create: @96 @84 @64 @49 @44 @39 @35 @33 @26 @22 @20 @19 @16 @14 @7 @3 @2 --constraint= --container-label=
 --generic-resource= --mode= --placement-pref= -l= -p= -t -u=
service inspect: @60 @9 -f=
service logs: @78 @62 @38 @21 --no-task-ids --raw -f -n= -t
service ls|list: @15 @9 @3 -f=
service ps: @78 @21 @15 @9 @3 -f=
service rm|remove:
service rollback: @19 @3
service scale: @19
service update: @84 @79 @61 @44 @39 @19 @18 @14 @7 @3 @2 --args= --config-add= --config-rm= --constraint-add=
 --constraint-rm= --container-label-add= --container-label-rm= --dns-add= --dns-option-add= --dns-option-rm=
 --dns-rm= --dns-search-add= --dns-search-rm= --env-add= --env-rm= --generic-resource-add= --generic-resource-rm=
 --group-rm= --host-add= --host-rm= --image= --mount-add= --mount-rm= --network-add= --network-rm=
 --placement-pref-add= --placement-pref-rm= --publish-add= --publish-rm= --rollback --secret-add= --secret-rm=
 --sysctl-add= --sysctl-rm= --ulimit-add= --ulimit-rm= -t -u=
stack: @55
stack config: @97 --skip-interpolation -c=
stack deploy|up: @97 @84 @55 @19 @3 --prune --resolve-image= -c=
stack ls|list: @55 @9
stack ps: @78 @55 @21 @15 @9 @3 -f=
stack rm|remove|down: @55 @19
stack services: @55 @15 @9 @3 -f=
start: @73 @59 @45 @24 -a
stats: @93 @21 @9 --all -a
stop: @72 @41 @37 -t=
swarm:
swarm ca: @85 @56 @19 @3 --ca-cert= --ca-key=
swarm init: @63 @57 @56 @43 --data-path-port= --default-addr-pool-mask-length= --default-addr-pool=
 --force-new-cluster
swarm join: @63 @57 --token=
swarm join-token: @85 @3
swarm leave: @18 -f
swarm unlock:
swarm unlock-key: @85 @3
swarm update: @56 @43
system:
system df: @58 @9 -v
system dial-stdio:
system events: @70 @62 @15 @9 -f=
system info: @9 -f=
system prune: @71 @18 @15 --all -a -f
tag:
top:
trust:
trust inspect: @60
trust key:
trust key generate: --dir=
trust key load: @49
trust revoke: --yes -y
trust sign: @90
trust signer:
trust signer add: --key=
trust signer remove: @18 -f
unpause:
update: @39 @10 @8 -c= -m=
version: @9 --kubeconfig= -f=
volume:
volume create: @96 @80 @77 @68 @63 @35 @22 --limit-bytes= --required-bytes= --sharing= --topology-preferred=
 --topology-required= -d= -o=
volume inspect: @9 -f=
volume ls|list: @15 @9 @3 --cluster -f=
volume prune: @18 @15 --all -a -f
volume rm|remove: @18 -f
volume update: @63
wait:
`;
