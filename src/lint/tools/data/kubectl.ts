/** What kubectl takes, as it says itself; written by scripts/tools/harvest.mjs, not by hand. */
import type { ToolText } from "../tool-text.ts";

export const kubectl: ToolText = {
  tool: "kubectl",
  versions: ["1.33.1", "1.37.0"],
  gone: ["1.20.2", "1.27.16", "1.30.13"],
  taken: "2026-11-21",
  more: [],
  commands: `
@1: --output= -o=
@2: --allow-missing-template-keys --template=
@3: --filename= -f=
@4: --recursive -R
@5: --kustomize= -k=
@6: --show-managed-fields
@7: --dry-run?
@8: --field-manager=
@9: --selector=
@10: --validate?
@11: --save-config
@12: --all-namespaces -A
@13: --record
@14: --stdin --tty -t
@15: --local
@16: --quiet -q
@17: --cascade? --wait
@18: --force-conflicts --prune --prune-allowlist= --server-side
@19: --timeout=
@20: --no-headers
@21: --force
@22: --field-selector=
@23: --overwrite
@24: --subresource=
@25: --pod-running-timeout=
@26: --resource-name= --resource= --verb=
@27: --group= --serviceaccount=
@28: --watch -w
@29: --labels= --override-type= --overrides=
@30: --grace-period=
@31: --container=
@32: --image=
@33: --list
@34: --resource-version=
@35: --sort-by=
@36: ~~~--generator=
@37: --raw=
@38: --append-hash
@39: --from-env-file= --from-literal=
@40: --port=
@41: --tcp=
@42: --attach --image-pull-policy=
@43: --env=
@44: --chunk-size=
@45: --show-swap --use-protocol-buffers
@46: --windows-line-endings
@47: --name=
@48: --from-file=
@49: --type=
@50: --detach-keys=
@51: --embed-certs
@52: --clusterrole=
@53: --restart=
@54: --replicas=
@55: --from=
@56: --ignore-not-found
@57: --for=
@58: --address=
@59: --revision=
@60: --containers=
.: --as-group= --as-uid= --as-user-extra= --as= --cache-dir= --certificate-authority= --client-certificate=
 --client-key= --cluster= --context= --disable-compression --insecure-skip-tls-verify --kubeconfig= --kuberc=
 --log-flush-frequency= --match-server-version --namespace= --password= --profile-output= --profile= --proxy-url=
 --request-timeout= --server= --tls-server-name= --token= --user= --username= --v= --vmodule= --warnings-as-errors
 -n= -s= -v= ~~~--add-dir-header ~~~--alsologtostderr ~~~--log-backtrace-at= ~~~--log-dir= ~~~--log-file-max-size=
 ~~~--log-file= ~~~--logtostderr ~~~--one-output ~~~--skip-headers ~~~--skip-log-headers ~~~--stderrthreshold=
annotate: @34 @33 @23 @22 @15 @13 @12 @9 @8 @7 @6 @5 @4 @3 @2 @1 --all -l=
api-resources: @35 @20 @6 @1 --api-group= --cached --categories= --namespaced --verbs=
api-versions:
apply: @30 @24 @23 @21 @19 @18 @17 @13 @10 @9 @8 @7 @6 @5 @4 @3 @2 @1 --all --openapi-patch -l= ~~--prune-whitelist=
apply edit-last-applied: @46 @13 @10 @8 @6 @5 @4 @3 @2 @1
apply set-last-applied: @7 @6 @3 @2 @1 --create-annotation
apply view-last-applied: @9 @5 @4 @3 @1 --all -l=
attach: @50 @31 @25 @16 @14 -c= -i
auth:
auth can-i: @33 @24 @20 @16 @12
auth reconcile: @7 @6 @5 @4 @3 @2 @1 --remove-extra-permissions --remove-extra-subjects
auth whoami: @6 @2 @1
autoscale: @47 @36 @13 @11 @8 @7 @6 @5 @4 @3 @2 @1 --cpu-percent= --cpu= --max= --memory= --min=
certificate:
certificate approve: @21 @6 @5 @4 @3 @2 @1
certificate deny: @21 @6 @5 @4 @3 @2 @1
cluster-info:
cluster-info dump: @25 @12 @6 @2 @1 --namespaces= --output-directory=
completion:
config:
config current-context:
config delete-cluster:
config delete-context:
config delete-user:
config get-clusters:
config get-contexts: @20 @1
config get-users:
config rename-context:
config set: --set-raw-bytes
config set-cluster: @51
config set-context: --current
config set-credentials: @51 --auth-provider-arg= --auth-provider= --exec-api-version= --exec-arg= --exec-command=
 --exec-env= --exec-interactive-mode= --exec-provide-cluster-info
config unset:
config use-context|use:
config view: @6 @2 @1 --flatten --merge --minify --raw
cordon: @9 @7 -l=
cp: @31 --no-preserve --retries= -c=
create: @46 @37 @13 @11 @10 @9 @8 @7 @6 @5 @4 @3 @2 @1 --edit -l=
create clusterrole: @26 @11 @10 @8 @7 @6 @2 @1 --aggregation-rule= --non-resource-url=
create clusterrolebinding: @52 @27 @11 @10 @8 @7 @6 @2 @1
create configmap|cm: @48 @39 @38 @11 @10 @8 @7 @6 @2 @1
create cronjob|cj: @53 @32 @11 @10 @8 @7 @6 @2 @1 --schedule=
create deployment|deploy: @54 @40 @36 @32 @11 @10 @8 @7 @6 @2 @1 -r=
create ingress|ing: @11 @10 @8 @7 @6 @2 @1 --annotation= --class= --default-backend= --rule=
create job: @55 @32 @11 @10 @8 @7 @6 @2 @1
create namespace|ns: @11 @10 @8 @7 @6 @2 @1
create poddisruptionbudget|pdb: @11 @10 @9 @8 @7 @6 @2 @1 --max-unavailable= --min-available=
create priorityclass|pc: @11 @10 @8 @7 @6 @2 @1 --description= --global-default --preemption-policy= --value=
create quota|resourcequota: @11 @10 @8 @7 @6 @2 @1 --hard= --scopes=
create role: @26 @11 @10 @8 @7 @6 @2 @1
create rolebinding: @52 @27 @11 @10 @8 @7 @6 @2 @1 --role=
create secret:
create secret docker-registry: @48 @38 @11 @10 @8 @7 @6 @2 @1 --docker-email= --docker-password= --docker-server=
 --docker-username=
create secret generic: @49 @48 @39 @38 @11 @10 @8 @7 @6 @2 @1
create secret tls: @38 @11 @10 @8 @7 @6 @2 @1 --cert= --key=
create service|svc:
create service clusterip: @41 @11 @10 @8 @7 @6 @2 @1 --clusterip=
create service externalname: @41 @11 @10 @8 @7 @6 @2 @1 --external-name=
create service loadbalancer: @41 @11 @10 @8 @7 @6 @2 @1
create service nodeport: @41 @11 @10 @8 @7 @6 @2 @1 --node-port=
create serviceaccount|sa: @11 @10 @8 @7 @6 @2 @1
create token: @6 @2 @1 --audience= --bound-object-kind= --bound-object-name= --bound-object-uid= --duration=
debug: @43 @42 @32 @31 @16 @14 @3 --arguments-only --copy-to= --custom= --keep-annotations --keep-init-containers
 --keep-labels --keep-liveness --keep-readiness --keep-startup --replace --same-node --set-image= --share-processes
 --target= -c= -i
delete: @56 @37 @30 @22 @21 @19 @17 @12 @9 @7 @5 @4 @3 @1 --all --interactive --now -i -l=
describe: @44 @12 @9 @5 @4 @3 --show-events -l=
diff: @18 @9 @8 @6 @5 @4 @3 --concurrency= --show-secrets -l=
drain: @44 @30 @21 @19 @9 @7 --delete-emptydir-data --disable-eviction --ignore-daemonsets --pod-selector=
 --skip-wait-for-delete-timeout= -l= ~--delete-local-data
edit: @46 @24 @13 @11 @10 @8 @6 @5 @4 @3 @2 @1 --output-patch
events: @57 @44 @28 @20 @12 @6 @2 @1 --types=
exec: @31 @25 @16 @14 @3 -c= -i
explain: @4 @1 --api-version= --max-depth=
expose: @49 @47 @40 @36 @29 @13 @11 @9 @8 @7 @6 @5 @4 @3 @2 @1 --cluster-ip= --external-ip= --load-balancer-ip=
 --protocol= --session-affinity= --target-port= -l= ~~~--container-port=
get: @56 @44 @37 @35 @28 @24 @22 @20 @12 @9 @6 @5 @4 @3 @2 @1 --label-columns= --output-watch-events --server-print
 --show-kind --show-labels --watch-only -L= -l=
kuberc:
kuberc set: @47 @23 --allowlist-entry= --appendarg= --command= --option= --policy= --prependarg= --section=
kuberc view: @6 @2 @1
kustomize: @43 @1 --as-current-user --enable-alpha-plugins --enable-helm --helm-api-versions= --helm-command=
 --helm-debug --helm-kube-version= --load-restrictor= --mount= --network --network-name= -e=
label: @34 @33 @23 @22 @15 @13 @12 @9 @8 @7 @6 @5 @4 @3 @2 @1 --all -l=
logs: @31 @25 @9 --all-containers --all-pods --follow --ignore-errors --insecure-skip-tls-verify-backend
 --limit-bytes= --max-log-requests= --prefix --previous --since-time= --since= --tail= --timestamps -c= -f -l= -p
patch: @49 @24 @15 @13 @8 @7 @6 @5 @4 @3 @2 @1 --patch-file= --patch= -p=
plugin:
plugin list: --name-only
port-forward: @58 @25
proxy: @58 @40 --accept-hosts= --accept-paths= --api-prefix= --append-server-path --disable-filter --keepalive=
 --reject-methods= --reject-paths= --unix-socket= --www-prefix= --www= -P= -p= -u= -w=
replace: @37 @30 @24 @21 @19 @17 @11 @10 @8 @7 @6 @5 @4 @3 @2 @1
rollout:
rollout history: @59 @9 @6 @5 @4 @3 @2 @1 -l=
rollout pause: @9 @8 @6 @5 @4 @3 @2 @1 -l=
rollout restart: @9 @8 @6 @5 @4 @3 @2 @1 -l=
rollout resume: @9 @8 @6 @5 @4 @3 @2 @1 -l=
rollout status: @59 @28 @19 @9 @5 @4 @3 -l=
rollout undo: @9 @7 @6 @5 @4 @3 @2 @1 --to-revision= -l=
run: @53 @50 @43 @42 @40 @36 @32 @30 @29 @25 @21 @19 @17 @16 @14 @13 @11 @8 @7 @6 @5 @4 @3 @2 @1 --annotations=
 --command --expose --leave-stdin-open --privileged --rm -i -l= ~~~--hostport= ~~~--limits= ~~~--replicas=
 ~~~--requests= ~~~--schedule= ~~~--service-generator= ~~~--service-overrides= ~~~--serviceaccount=
scale: @54 @34 @19 @13 @9 @7 @6 @5 @4 @3 @2 @1 --all --current-replicas= -l=
set:
set env: @60 @55 @43 @33 @23 @15 @9 @8 @7 @6 @5 @4 @3 @2 @1 --all --keys= --prefix= --resolve -c= -e= -l=
set image: @15 @13 @9 @8 @7 @6 @5 @4 @3 @2 @1 --all -l=
set resources: @60 @15 @13 @9 @8 @7 @6 @5 @4 @3 @2 @1 --all --limits= --requests= -c= -l=
set selector: @34 @15 @13 @8 @7 @6 @4 @3 @2 @1 --all
set serviceaccount|sa: @15 @13 @8 @7 @6 @5 @4 @3 @2 @1 --all
set subject: @27 @15 @9 @8 @7 @6 @5 @4 @3 @2 @1 --all -l=
taint: @23 @10 @9 @8 @7 @6 @2 @1 --all -l=
top:
top node|nodes|no: @45 @35 @20 @9 --show-capacity -l= ~~~--heapster-namespace= ~~~--heapster-port=
 ~~~--heapster-scheme= ~~~--heapster-service=
top pod|pods|po: @45 @35 @22 @20 @12 @9 --containers --sum -l=
uncordon: @9 @7 -l=
version: @1 --client ~~--short
wait: @57 @22 @19 @15 @12 @9 @6 @4 @3 @2 @1 --all -l=
`,
};
