/** What docker takes, as it says itself; written by scripts/tools/harvest.mjs, not by hand. */
import type { ToolText } from "../tool-text.ts";
import { docker2 } from "./docker-2.ts";

export const docker: ToolText = {
  tool: "docker",
  versions: ["20.10.24", "28.2.2", "29.9.3"],
  gone: [],
  taken: "2026-11-21",
  more: [docker2],
  commands: `
@1: --attach= --blkio-weight-device= --cgroupns= --cidfile= --cpu-count= --cpu-percent= --device-cgroup-rule=
 --device-read-bps= --device-read-iops= --device-write-bps= --device-write-iops= --device= --dns-opt= --domainname=
 --expose= --gpus= --io-maxbandwidth= --io-maxiops= --ipc= --label-file= --mac-address= --net-alias= --net=
 --network-alias= --oom-kill-disable --pid= --publish-all --pull= --runtime= --stop-timeout= --storage-opt= --tmpfs=
 --umask= --use-api-socket --userns= --uts= --volume-driver= --volume= --volumes-from= -P -h= -v=
@2: --cap-add= --cap-drop= --entrypoint= --health-cmd= --health-interval= --health-retries= --health-start-interval=
 --health-start-period= --health-timeout= --hostname= --init --log-driver= --log-opt= --memory-swappiness=
 --no-healthcheck --oom-score-adj= --read-only --stop-signal=
@3: --quiet -q
@4: --allow= --call= --check --no-cache --policy= --provenance= --pull --sbom=
@5: --debug -D
@6: --attest= --build-arg= --build-context= --cache-from= --cache-to= --iidfile= --no-cache-filter= --resource=
 --target=
@7: --credential-spec= --endpoint-mode= --limit-cpu= --limit-memory= --limit-pids= --max-concurrent=
 --no-resolve-image --replicas-max-per-node= --replicas= --reserve-cpu= --reserve-memory= --restart-condition=
 --restart-delay= --restart-max-attempts= --restart-window= --rollback-delay= --rollback-failure-action=
 --rollback-max-failure-ratio= --rollback-monitor= --rollback-order= --rollback-parallelism= --stop-grace-period=
 --update-delay= --update-failure-action= --update-max-failure-ratio= --update-monitor= --update-order=
 --update-parallelism=
@8: --cpu-period= --cpu-quota= --cpu-shares= --cpuset-cpus= --cpuset-mems= --memory=
@9: --format=
@10: --blkio-weight= --cpu-rt-period= --cpu-rt-runtime= --cpus= --kernel-memory= --memory-reservation= --pids-limit=
 --restart=
@11: --builder=
@12: --add-host= --cgroup-parent= --shm-size=
@13: --platform=
@14: --tty --user= --workdir= -w=
@15: --filter=
@16: --dns-option= --dns-search= --dns= --mount= --publish= --sysctl=
@17: --load --push
@18: --force
@19: --detach -d
@20: --env-file= --env= -e=
@21: --no-trunc
@22: --label=
@23: --progress=
@24: --interactive -i
@25: --file=
@26: --network=
@27: --output=
@28: --jobs= --list= --set= --var= -j=
@29: --ip6= --link-local-ip= --link=
@30: --annotation=
@31: --disable-content-trust
@32: --rm --security-opt=
@33: --ulimit=
@34: --metadata-file=
@35: --secret=
@36: --size -s
@37: --signal= -s=
@38: --details --follow --tail= --timestamps
@39: --memory-swap=
@40: --tag=
@41: --timeout=
@42: --ssh=
@43: --autolock --dispatcher-heartbeat= --max-snapshots= --snapshot-interval= --task-history-limit=
@44: --isolation=
@45: --detach-keys=
@46: --change= --message=
@47: --last= --latest
@48: --default-stack-orchestrator= --description= --docker= --kubernetes=
@49: --name=
@50: --force-rm --squash
@51: --author= --no-pause --pause
@52: --archive --follow-link -L
@53: --privileged
@54: --digests --tree
@55: --orchestrator=
@56: --cert-expiry= --external-ca=
@57: --advertise-addr= --data-path-addr= --listen-addr=
@58: --verbose
@59: --checkpoint-dir=
@60: --pretty
@61: --group-add=
@62: --since=
@63: --availability=
@64: --config= --host=
@65: --sig-proxy
@66: --compress
@67: --print
@68: --driver=
@69: --no-descriptions
@70: --until=
@71: --volumes
@72: --time=
@73: --attach --checkpoint=
@74: --human -H
@75: --input= -i=
@76: --all-tags
@77: --opt= --scope=
@78: --no-resolve
@79: --label-add= --label-rm=
@80: --type=
@81: --link
@82: --no-prune
@83: --insecure
@84: --with-registry-auth
@85: --rotate
@86: --no-stdin
@87: --append
@88: --bootstrap
@89: --driver-opt=
@90: --local
@91: --dry-run
@92: --template-driver=
@93: --no-stream
@94: --alias=
@95: --grant-all-permissions
@96: --group=
@97: --compose-file=
.: @64 @5 --context= --log-level= --tls --tlscacert= --tlscert= --tlskey= --tlsverify --version -H= -c= -l= -v
attach: @86 @65 @45
bake:
build: @66 @50 @44 @42 @40 @39 @35 @34 @33 @32 @31 @30 @27 @26 @25 @23 @22 @17 @13 @12 @11 @8 @6 @5 @4 @3 -c= -f=
 -m= -o= -t=
builder:
builder build: @66 @50 @44 @42 @40 @39 @35 @34 @33 @32 @31 @30 @27 @26 @25 @23 @22 @17 @13 @12 @11 @8 @6 @5 @4 @3
 -c= -f= -m= -o= -t=
builder prune: @18 @15 --all --keep-storage= -a -f
buildx: @11 @5
buildx bake: @67 @34 @28 @25 @23 @17 @11 @5 @4 -f=
buildx build: @42 @40 @35 @34 @33 @30 @27 @26 @25 @23 @22 @17 @13 @12 @11 @6 @5 @4 @3 -f= -o= -t=
buildx builder build: @42 @40 @35 @34 @33 @30 @27 @26 @25 @23 @22 @17 @13 @12 @11 @6 @5 @4 @3 -f= -o= -t=
buildx buildx b: @42 @40 @35 @34 @33 @30 @27 @26 @25 @23 @22 @17 @13 @12 @11 @6 @5 @4 @3 -f= -o= -t=
buildx buildx bake: @67 @34 @28 @25 @23 @17 @11 @5 @4 -f=
buildx buildx f: @67 @34 @28 @25 @23 @17 @11 @5 @4 -f=
buildx create: @89 @88 @87 @68 @49 @41 @13 @5 --buildkitd-config= --buildkitd-flags= --leave --node= --use
buildx dap: @11 @5
buildx dap build: @42 @40 @35 @34 @33 @30 @27 @26 @25 @23 @22 @17 @13 @12 @11 @6 @5 @4 @3 -f= -o= -t=
buildx debug: @11 @5 --invoke= --on=
buildx debug build: @42 @40 @35 @34 @33 @30 @27 @26 @25 @23 @22 @17 @13 @12 @11 @6 @5 @4 @3 -f= -o= -t=
buildx dial-stdio: @23 @13 @11 @5
buildx du: @58 @41 @15 @11 @9 @5
buildx history: @11 @5
buildx history export: @27 @11 @5 --all --finalize -o=
buildx history import: @25 @11 @5 -f=
buildx history inspect: @11 @9 @5
buildx history inspect attachment: @80 @13 @11 @5
buildx history logs: @23 @11 @5
buildx history ls: @90 @21 @15 @11 @9 @5
buildx history open: @11 @5
buildx history rm: @11 @5 --all
buildx history trace: @11 @5 --addr= --compare=
buildx image build: @42 @40 @35 @34 @33 @30 @27 @26 @25 @23 @22 @17 @13 @12 @11 @6 @5 @4 @3 -f= -o= -t=
buildx imagetools: @11 @5
buildx imagetools create: @91 @87 @40 @34 @30 @25 @23 @13 @11 @5 --prefer-index -f= -p= -t=
buildx imagetools inspect: @11 @9 @5 --raw
buildx inspect: @88 @41 @11 @5
buildx ls: @41 @21 @9 @5
buildx policy: @11 @5
buildx policy eval: @67 @25 @13 @11 @5 --fields= -f=
buildx policy json-schema: @11 @5
buildx policy test: @11 @5 --filename= --run=
buildx prune: @58 @41 @18 @15 @11 @5 --all --max-used-space= --min-free-space= --reserved-space= -a -f
buildx replay: @11 @5
buildx replay build: @91 @42 @40 @35 @27 @26 @23 @17 @13 @11 @9 @5 --replay-mode= -o= -t=
buildx rm: @41 @18 @11 @5 --all-inactive --keep-daemon --keep-state -f
buildx stop: @11 @5
buildx use: @11 @5 --default --global
buildx version: @5
checkpoint:
checkpoint create: @59 --leave-running
checkpoint ls|list: @59
checkpoint rm|remove: @59
commit: @51 @46 -a= -c= -m= -p
completion:
completion bash: @69
completion fish: @69
completion powershell: @69
completion zsh: @69
config:
config create: @92 @22 -l=
config inspect: @60 @9 -f=
config ls|list: @15 @9 @3 -f=
config rm|remove:
container:
container attach: @86 @65 @45
container commit: @51 @46 -a= -c= -m= -p
container cp: @52 @3 -a
container create: @61 @53 @49 @44 @39 @33 @32 @31 @30 @29 @26 @24 @22 @20 @16 @14 @13 @12 @10 @8 @3 @2 @1 --ip= -a=
 -c= -l= -m= -p= -t -u=
container diff:
container exec!: @53 @45 @24 @20 @19 @14 -t -u=
container export: @27 -o=
container inspect: @36 @9 -f=
container kill: @37
container list: @47 @36 @21 @15 @9 @3 --all -a -f= -l -n=
container logs: @70 @62 @38 -f -n= -t
container ls|ps|list: @47 @36 @21 @15 @9 @3 --all -a -f= -l -n=
container pause:
container port:
container prune: @18 @15 -f
container ps: @47 @36 @21 @15 @9 @3 --all -a -f= -l -n=
container remove: @81 @71 @18 -f -l -v
container rename:
container restart: @72 @41 @37 -t=
container rm|remove: @81 @71 @18 -f -l -v
container run!: @65 @61 @53 @49 @45 @44 @39 @33 @32 @31 @30 @29 @26 @24 @22 @20 @19 @16 @14 @13 @12 @10 @8 @3 @2 @1
 --ip= -a= -c= -l= -m= -p= -t -u=
container start: @73 @59 @45 @24 -a
container stats: @93 @21 @9 --all -a
container stop: @72 @41 @37 -t=
container top:
container unpause:
container update: @39 @10 @8 -c= -m=
container wait:
context:
context create: @48 --from=
context export: --kubeconfig
context import:
context inspect: @9 -f=
context ls|list: @9 @3
context rm|remove: @18 -f
context show:
context update: @48
context use:
cp: @52 @3 -a
create: @61 @53 @49 @44 @39 @33 @32 @31 @30 @29 @26 @24 @22 @20 @16 @14 @13 @12 @10 @8 @3 @2 @1 --ip= -a= -c= -l=
 -m= -p= -t -u=
diff:
events: @70 @62 @15 @9 -f=
exec!: @53 @45 @24 @20 @19 @14 -t -u=
export: @27 -o=
history: @74 @21 @13 @9 @3
image:
`,
};
