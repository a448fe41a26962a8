/** What pnpm takes, as it says itself; written by scripts/tools/harvest.mjs, not by hand. */
import type { ToolText } from "../tool-text.ts";

export const pnpm: ToolText = {
  tool: "pnpm",
  versions: ["7.33.7", "9.15.9", "10.34.9", "12.21.0"],
  gone: [],
  taken: "2026-11-21",
  more: [],
  commands: `
@1: --fetch-min-speed-ki-bps= --fetch-timeout= --fetch-warn-timeout-ms= --fix-lockfile --frozen-lockfile
 --frozen-store --ignore-manifest-check --merge-git-branch-lockfiles --merge-git-branch-lockfiles-branch-pattern=
 --network-concurrency= --no-frozen-lockfile --no-frozen-store --no-prefer-frozen-lockfile --node-linker=
 --prefer-frozen-lockfile --update-checksums --user-agent=
@2: --dev --prod --production
@3: --global -g
@4: --no-optional --optional
@5: --cpu= --libc= --os=
@6: --json
@7: --access= --batch --embed-readme --no-release-notes --no-variants --provenance --publication-name=
 --publish-branch= --publish-wait-timeout= --tag= --upload-variant= --variant-integrity=
@8: --no-offline --no-prefer-offline --no-runtime
@9: --no-color
@10: --lockfile-only
@11: --auto-dedupe --no-auto-dedupe
@12: --no-trust-lockfile --trust-lockfile
@13: --otp=
@14: --ignore-scripts
@15: --force
@16: --ignore-pnpmfile
@17: --dry-run
@18: --no-ignore-scripts
@19: --allow-build=
@20: --global-dir
@21: --lockfile-dir=
@22: --offline
@23: --prefer-offline
@24: --pnpr-server=
@25: --save-dev --save-prod
@26: --save-exact --workspace -E
@27: --shell-mode -c
@28: --parseable
@29: --no-git-checks --release-notes=
@30: --long
@31: --interactive -i
@32: --lockfile -l
@33: --silent= -s=
@34: --report-summary
@35: --depth=
@36: --exclude-peers
@37: --virtual-store-dir=
@38: --location=
@39: --find-by=
@40: --skip-manifest-obfuscation
@41: --save-optional
@42: --resume-from
@43: --only-projects
@44: --include-github-actions
@45: --out=
@46: --pending
@47: --if-present
.: --aggregate-output --changed-files-ignore-pattern= --color? --dir= --env-file= --fail-if-no-match --filter-prod=
 --filter= --help --http-proxy= --https-proxy= --ignore-workspace --include-workspace-root --loglevel=
 --no-fail-if-no-match --no-include-workspace-root --no-progress --no-proxy= --no-sort --npmrc-auth-file= --parallel
 --recursive --registry= --reporter= --reverse --sort --state-dir= --store-dir= --stream --test-pattern=
 --use-stderr --userconfig --version --workspace-concurrency= --workspace-packages= --workspace-root --yes -C= -F=
 -h -r -v -w -y
access: @13 @6
add: @41 @37 @26 @25 @23 @22 @21 @20 @19 @18 @16 @15 @14 @11 @10 @9 @5 @4 @3 @2 --config
 --ignore-workspace-root-check --no-save-exact --no-save-peer --no-save-types --no-save-workspace-protocol
 --save-build --save-catalog --save-catalog-name= --save-peer --save-prefix= --save-types --save-workspace-protocol
 --tilde -D -O -P
approve: --all
approve-builds: @3 --all
audit: @31 @6 @4 @2 --audit-level= --fix* --ignore-registry-errors --ignore-unfixable --ignore= -D -P
bin: @3
bugs:
cache:
cat-file:
cat-index:
change: --bump= --summary=
ci: @24 @23 @22 @21 @19 @18 @17 @16 @15 @14 @12 @11 @10 @8 @5 @4 @2 @1 -D -P
clean: @32
completion:
config|c: @38 @6 @3
create: @27 @19 @5
dedupe: @37 @23 @22 @20 @18 @16 @14 @10 @9 @8 --check
deploy: @24 @23 @22 @21 @19 @18 @17 @16 @15 @14 @12 @11 @10 @8 @5 @4 @2 @1 --legacy -D -P
deprecate: @13
dist-tag: @13
dlx: @33 @27 @19 @5 --package=
docs:
doctor: @22 @6 --benchmark
edit:
env: @3 --remote
exec: @42 @34 @27 @9 --no-reporter-hide-prefix
fetch: @16 @9 @2 -D -P
find-hash:
fund: @6 --which=
get: @38 @6 @3
help:
ignored-builds:
import: @24
init: --bare --init-package-manager --init-type= --no-init-package-manager
install|i: @37 @33 @24 @23 @22 @21 @20 @19 @18 @17 @16 @15 @14 @12 @11 @10 @9 @8 @5 @4 @2 @1 --child-concurrency=
 --hoist-pattern= --modules-dir= --no-hoist --no-lockfile --no-verify-store-integrity --optimistic-repeat-install
 --package-import-method= --public-hoist-pattern= --resolution-only --shamefully-hoist --side-effects-cache
 --side-effects-cache-readonly --strict-peer-dependencies --trust-policy-exclude= --trust-policy-ignore-after=
 --trust-policy= --use-running-store-server --use-store-server --verify-store-integrity -D -P
install-test|it: @24 @23 @22 @21 @19 @18 @17 @16 @15 @14 @12 @11 @10 @8 @5 @4 @2 @1 -D -P
lane:
licenses: @30 @6 @4 @2 -D -O -P
link|ln: @9 @3
list|ls: @43 @39 @36 @35 @30 @28 @20 @10 @9 @6 @4 @3 @2 -D -P
ll: @43 @39 @36 @35 @30 @28 @10 @6 @4 @3 @2 -D -P
login: --scope=
logout:
outdated: @44 @30 @20 @9 @6 @4 @3 @2 --compatible --format= --no-table --notes --sort-by= -D -P
owner: @13
pack: @45 @40 @17 @6 --pack-destination= --pack-gzip-level= --variant=
pack-app: --entry= --output-dir= --output-name= --runtime= --target= -o= -t=
patch: --edit-dir= --ignore-existing -d=
patch-commit: --patches-dir=
patch-remove:
peers: @10 @6 @3
permissions:
ping:
pipeline: @24 @23 @22 @21 @19 @18 @17 @16 @15 @14 @12 @11 @10 @8 @6 @5 @4 @2 @1 --base= --branch= --full --interval=
 --no-cache --once --repo= --report --report-to= --watch -D -P
pkg: @6
pnpm:
prefix: @3
profile: @28 @13 @6 -p
prune: @18 @14 @9 @4 @2 -D -P
publish: @40 @34 @29 @17 @15 @14 @13 @7 @6
purge: @32
rb: @46
rebuild|rb: @46 @9
recursive:
remove|rm: @41 @25 @21 @20 @12 @10 @9 @3 -D -O -P
repo:
restart: @47
root: @3
run: @47 @42 @34 @17 @9 @6 --no-bail --reporter-hide-prefix --sequential -s
runtime: @25 @3 -D -P
sbom: @45 @36 @10 @4 @2 --sbom-authors= --sbom-format= --sbom-spec-version= --sbom-supplier= --sbom-type= --split -D
 -P
search: @6 --search-limit=
self-update:
set: @38 @6 @3
set-script:
setup: @15 --no-modify-path -f
shim:
stage: @40 @34 @29 @17 @15 @14 @13 @7 @6
star:
stars:
start:
stop:
store:
tasks:
team: @28 @13 @6
test|t:
token: @28 @13 @6 --cidr= --read-only -p
undeprecate: @13
unlink: @16 @9
unpublish: @15 @13
unstar:
update|up: @44 @35 @31 @26 @24 @21 @20 @18 @16 @14 @10 @9 @5 @4 @3 @2 --changeset --latest --no-changeset --no-save
 --patches --peer -D -L -P
version: @29 @17 @6 --allow-same-version --message= --no-commit-hooks --no-git-tag-version --preid= --sign-git-tag
 --tag-version-prefix= -m=
view: @6
whoami:
why: @39 @36 @35 @30 @28 @20 @9 @6 @4 @3 @2 -D -P
with:
xmas:
`,
};
