/** What helm takes, as it says itself; written by scripts/tools/harvest.mjs, not by hand. */
import type { ToolText } from "../tool-text.ts";

export const helm: ToolText = {
  tool: "helm",
  versions: ["3.22.0", "4.3.1"],
  gone: ["2.17.0"],
  taken: "2026-11-21",
  more: [],
  commands: `
@1: ~--home= ~--host= ~--tiller-connection-timeout= ~--tiller-namespace=
@2: ~--tls ~--tls-ca-cert= ~--tls-cert= ~--tls-hostname= ~--tls-key= ~--tls-verify
@3: --ca-file= --cert-file= --key-file= --password= --username=
@4: --atomic --create-namespace --disable-openapi-validation --enable-dns --labels= --post-renderer-args=
 --post-renderer= --render-subchart-notes --rollback-on-failure --skip-crds --take-ownership
@5: --set-file= --set-json= --set-literal= --set-string= --set= --skip-schema-validation --values=
@6: --output= -o=
@7: --keyring=
@8: --home= --host= --tiller-connection-timeout= --tiller-namespace=
@9: --dry-run? --force-conflicts --force-replace --wait-for-jobs
@10: --insecure-skip-tls-verify
@11: --plain-http
@12: --description= --no-hooks --wait?
@13: --verify
@14: --generate-name --name-template= --replace --server-side -g ~--name=
@15: --version=
@16: --devel
@17: --pass-credentials
@18: --repo=
@19: --timeout=
@20: --revision=
@21: --destination= -d=
@22: --key= --passphrase-file= --sign
@23: --cleanup-on-fail --recreate-pods --server-side=
@24: --force
@25: --no-descriptions
@26: --all -a
@27: --dependency-update
@28: --hide-notes
@29: ~--devel ~--version=
@30: --skip-refresh
@31: --max-col-width=
@32: ~--col-width=
@33: --history-max=
@34: --template=
@35: --max=
@36: --dry-run
@37: --tls-ca-cert=
@38: --hide-secret
@39: --kube-version=
@40: --filter=
@41: --no-headers
@42: --short
@43: --password-stdin
@44: --url=
@45: --fail-on-no-result
.: @1 --add-dir-header --alsologtostderr --burst-limit= --color= --colour= --content-cache= --debug --help
 --kube-apiserver= --kube-as-group= --kube-as-user= --kube-ca-file= --kube-context= --kube-insecure-skip-tls-verify
 --kube-tls-server-name= --kube-token= --kubeconfig= --log-backtrace-at= --log-dir= --log-file-max-size= --log-file=
 --logtostderr --namespace= --one-output --qps= --registry-config= --repository-cache= --repository-config=
 --skip-headers --skip-log-headers --stderrthreshold= --v= --vmodule= -h -n= -v=
completion: @1
completion bash: @25
completion fish: @25
completion powershell: @25
completion zsh: @25
create: @1 --starter= -p=
dependency|dep|dependencies: @1
dependency build: @30 @13 @11 @10 @7 @3 @1
dependency list|ls: @31 @1
dependency update|up: @30 @13 @11 @10 @7 @3 @1
env:
get: @2 @1 ~--revision= ~--template=
get all: @34 @20
get hooks: @20 @2 @1
get manifest: @20 @2 @1
get metadata: @20 @6
get notes: @20 @2 @1
get values: @26 @20 @6 @2 @1
history|hist: @35 @32 @6 @2 @1 --show-rollback-revision
~home: @8
~init: @37 @36 @33 @30 @8 @6 --automount-service-account-token --canary-image --client-only --force-upgrade
 --local-repo-url= --net-host --node-selectors= --override= --replicas= --service-account= --skip-repos
 --stable-repo-url= --tiller-image= --tiller-tls --tiller-tls-cert= --tiller-tls-hostname= --tiller-tls-key=
 --tiller-tls-verify --upgrade --use-deprecated-stable-repository --wait -c -i=
install: @38 @28 @27 @24 @19 @18 @17 @16 @15 @14 @13 @12 @11 @10 @9 @7 @6 @5 @4 @3 @2 @1 -f= -l= ~--dep-up
 ~--no-crd-hook
lint: @39 @5 @1 --quiet --strict --with-subcharts -f=
list|ls: @42 @41 @40 @35 @32 @26 @6 @2 @1 --all-namespaces --date --deployed --failed --offset= --pending --reverse
 --selector= --superseded --time-format= --uninstalled --uninstalling -A -d -f= -l= -m= -q -r ~--chart-name
 ~--deleted ~--deleting ~-c
package: @27 @22 @21 @15 @11 @10 @7 @3 @1 --app-version= -u ~--save
plugin: @1
plugin install|add: @15 @13 @11 @10 @7 @3 @1
plugin list|ls: @1 --type=
plugin package: @22 @21 @7
plugin uninstall|rm|remove: @1
plugin update|up: @1
plugin verify: @7
pull|fetch: @21 @18 @17 @16 @15 @13 @11 @10 @7 @3 @1 --prov --untar --untardir=
push: @11 @10 @3
registry:
registry login: @43 @11 @3 --insecure -p= -u=
registry logout:
repo: @1
repo add: @43 @19 @17 @10 @3 @1 --allow-deprecated-repos --force-update --no-update
repo index: @44 @1 --json --merge=
repo list|ls: @41 @6 @1
repo remove|rm: @1
repo update|up: @19 @1 --fail-on-repo-update-fail ~--strict
~reset: @37 @24 @8 --remove-helm-home --tls --tls-cert= --tls-hostname= --tls-key= --tls-verify -f
rollback: @33 @24 @23 @19 @12 @9 @2 @1
search: @32 @29 @1 ~--output= ~--regexp ~--versions ~-l ~-o= ~-r
search hub: @45 @31 @6 --endpoint= --list-repo-url
search repo: @45 @31 @16 @15 @6 --regexp --versions -l -r
~serve: @44 @8 --address= --repo-path=
show|inspect: @29 @1 ~--ca-file= ~--cert-file= ~--key-file= ~--keyring= ~--password= ~--repo= ~--username= ~--verify
show all: @18 @17 @16 @15 @13 @11 @10 @7 @3
show chart: @18 @17 @16 @15 @13 @11 @10 @7 @3 @1
show crds: @18 @17 @16 @15 @13 @11 @10 @7 @3
show readme: @18 @17 @16 @15 @13 @11 @10 @7 @3 @1
show values: @18 @17 @16 @15 @13 @11 @10 @7 @3 @1 --jsonpath=
status: @20 @6 @2 @1 --show-desc --show-resources
template: @39 @28 @27 @24 @19 @18 @17 @16 @15 @14 @13 @12 @11 @10 @9 @7 @5 @4 @3 @1 --api-versions= --include-crds
 --is-upgrade --output-dir= --release-name --show-only= --skip-tests --validate -a= -f= -l= -s= ~--execute= ~--notes
 ~-x=
test: @40 @28 @19 @2 @1 --logs ~--cleanup ~--max= ~--parallel
uninstall|del|delete|un: @36 @19 @12 @2 @1 --cascade= --ignore-not-found --keep-history ~--purge
upgrade: @38 @33 @28 @27 @24 @23 @19 @18 @17 @16 @15 @13 @12 @11 @10 @9 @7 @6 @5 @4 @3 @2 @1 --install
 --reset-then-reuse-values --reset-values --reuse-values -f= -i -l=
verify: @7 @1
version: @42 @34 @2 @1 --client -c ~--server ~-s
`,
};
