/** What yarn takes, as it says itself; written by scripts/tools/harvest.mjs, not by hand. */
import type { ToolText } from "../tool-text.ts";

export const yarn: ToolText = {
  tool: "yarn",
  versions: ["1.22.22", "4.18.1"],
  gone: [],
  taken: "2026-11-21",
  more: [],
  commands: `
@1: --major --message* --minor --new-version* --no-commit-hooks --no-git-tag-version --patch --preid* --premajor
 --preminor --prepatch
@2: --caret --tilde -C
@3: --branch= --no-minify --path= --repository= -f
@4: --recursive
@5: --dry-run
@6: --exact
@7: --mode=
@8: -D -O -P
@9: --no-private --recursive= --since
@10: --scope=
@11: --fixed --no-time-gate
@12: --home -H
@13: --audit
@14: --interactive
@15: --pattern*
@16: --latest
@17: --publish
@18: --prerelease
@19: --ignore-workspace-root-check
@20: --private
@21: --save
@22: --exclude=
.: --cache-folder= --check-files --cwd= --disable-pnp --emoji* --enable-pnp --flat --focus --force --frozen-lockfile
 --global-folder= --har --help --https-proxy= --ignore-engines --ignore-optional --ignore-platform --ignore-scripts
 --json --link-duplicates --link-folder= --modules-folder= --mutex= --network-concurrency= --network-timeout=
 --no-bin-links --no-default-rc --no-lockfile --no-node-version-check --no-progress --non-interactive --offline
 --otp= --pnp --prefer-offline --preferred-cache-folder= --prod* --production* --proxy= --pure-lockfile --registry=
 --scripts-prepend-node-path* --silent --skip-integrity-check --strict-semver --update-checksums --use-yarnrc=
 --verbose --version -h -s -v
access:
add: @19 @14 @13 @11 @8 @7 @6 @2 --cached --dev= --optional= --peer --prefer-dev -A -E -F -T -W -i
audit: --groups= --level= --summary
autoclean: --init -F -I
bin:
cache: @15
cache clean: --all --mirror
check: --integrity --verify-tree
config: --no-defaults
config get: --no-redacted --why
config set: @12
config unset: @12
constraints: --fix
constraints query:
constraints source:
create:
dedupe: @7 --check --strategy= -c -s=
dlx: --package= --quiet -p= -q
exec:
explain:
explain peer-requirements:
generate-lock-entry: --resolved= --use-manifest=
global: @16 --prefix=
help:
import:
info: @4 --all --cache --dependents --extra= --manifest --name-only --virtuals -A -R -X=
init: @20 --install --name= --workspace --yes -2 -i -n= -p -w -y
install: @21 @13 @8 @7 --check-cache --check-resolutions --global --immutable --immutable-cache --inline-builds
 --refresh-lockfile --save-dev --save-exact --save-optional --save-peer --save-tilde -A -E -S -T -g
licenses:
link: @20 --all --relative -A -p -r
list: @15 --depth*
login:
logout:
node: --into=
npm audit: @22 @4 --all --environment= --ignore= --no-deprecations --severity= -A -R
npm info: --fields= -f=
npm login: @17 @10 --always-auth --web-login -s=
npm logout: @17 @10 --all -A -s=
npm publish: @5 --access= --provenance --staged --tag= --tolerate-republish -n
npm stage approve:
npm stage list:
npm stage reject:
npm tag add:
npm tag list:
npm tag remove:
npm whoami: @17 @10 -s=
outdated:
owner:
pack: @5 --filename= --install-if-needed --out= -f= -n -o=
patch: --update -u
patch-commit: @21
plugin check:
plugin import: --checksum
plugin import from sources: @3
plugin list:
plugin remove:
plugin runtime:
policies:
publish: @18 @1 --access* --tag*
rebuild:
remove: @19 @7 --all -A -W
run: --binaries-only --inspect --inspect-brk --require= --top-level -B -T
search:
set resolution:
set version: --only-if-needed --yarn-path
set version from sources: @5 @3 --plugin= --skip-plugins -n
stage: @5 --commit --reset -c -n -r
tag:
team:
unlink: --all -A
unplug: @4 --all --clear --clear-all -A -R
up: @14 @11 @7 @6 @4 @2 --latest= -E -F -R -T -i
upgrade: @16 @15 @13 @10 @6 @2 -A -E -L -P* -S= -T
upgrade-interactive: @16 @10 @7 @6 @2 -E -S= -T
version: @18 @6 @5 @4 @1 --all --deferred --immediate -R -d -i
version apply: @18 @6 @5 @4 --all -R
version check: @14 -i
versions:
why: @4 --peers -R
workspace:
workspaces:
workspaces focus: --all --production -A
workspaces foreach: @22 @9 @5 --all= --from= --include= --interlaced= --jobs= --parallel= --topological-dev
 --topological= --worktree= -A -R -W -i -j= -n -p -t
workspaces list: @9 --verbose= -R
`,
};
