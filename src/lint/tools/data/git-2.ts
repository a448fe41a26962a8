/** More of what git takes; written by scripts/tools/harvest.mjs, not by hand. */
export const git2 = `
commit: @133 @132 @129 @112 @111 @110 @109 @108 @98 @95 @88 @86 @78 @69 @59 @55 @54 @49 @29 @28 @26 @18 @9 @5 --all
 --amend --fixup= --include --only --post-rewrite --reset-author --squash= --status --trailer= -C= -F= -a -c= -e -i
 -m= -n -o -p -q -s -t= -v -z
commit-graph: *
commit-tree: @18 -F= -m= -p=
config: @154 @153 @152 @151 @150 @135 @134 @113 @111 @107 @95 @90 @82 @49 @38 @30 --add --blob= --bool --bool-or-int
 --bool-or-str --expiry-date --fixed-value --get --get-all --get-color= --get-colorbool= --get-regexp
 --get-urlmatch= --global --includes --int --remove-section --rename-section --replace-all --show-origin
 --show-scope --system --type= --unset --unset-all -e -f= -l -t= -z
count-objects: @9 --human-readable -H -v
credential: *
credential-cache: *
credential-store: *
daemon: *
describe: @155 @136 @109 @61 @53 @44 @23 --all --broken? --candidates= --contains --dirty? --exact-match --match=
diagnose: @74 --mode= -o= -s=
diff: @77 @62 @60 @56 @46 @45 @41 @40 @39 @38 @35 @34 @33 @31 @30 @29 @27 @23 @20 @15 @14 @13 @11 @7 @5 @4 @3 @1
 --base --raw -B= -C? -D -M? -O= -R -S= -W -a -b -l= -p -s -u -w -z
diff-files: *
diff-index: @137 @96 @62 @60 @56 @46 @45 @41 @40 @39 @38 @35 @34 @33 @31 @30 @29 @27 @23 @20 @15 @14 @13 @11 @7 @5
 @4 @3 @1 --raw -B= -C? -D -M? -O= -R -S= -W -a -b -l= -m -p -s -u -w -z
diff-tree: @137 @136 @97 @71 @70 @62 @60 @56 @46 @45 @41 @40 @39 @38 @36 @35 @34 @33 @31 @30 @29 @27 @25 @23 @21 @20
 @15 @14 @13 @11 @7 @5 @4 @3 @1 --cc --no-commit-id --raw -B= -C? -D -M? -O= -R -S= -W -a -b -c -l= -m -p -r -s -t
 -u -v -w -z
difftool: @89 @42 @15 --dir-diff --extcmd= --symlinks --trust-exit-code -d -g -t= -x=
fast-export: @157 @156 @83 --anonymize --anonymize-map= --data --fake-missing-tagger --mark-tags --reencode=
 --reference-excluded-parents --refspec --show-original-ids --signed-tags= --tag-of-filtered-object=
 --use-done-feature -C -M
fast-import: @158 @94 @83 @22 @5 --active-branches= --allow-unsafe-features --big-file-threshold= --cat-blob-fd=
 --date-format= --done --export-pack-edges= --relative-marks --rewrite-submodules-from= --rewrite-submodules-to=
 --stats
fetch: @131 @114 @104 @99 @94 @84 @81 @80 @63 @53 @52 @36 @28 @24 @19 @16 @9 @5 --all --auto-gc --auto-maintenance
 --contains= --multiple --prune-tags --recurse-submodules-default= --refetch --submodule-prefix= --update-head-ok
 --write-commit-graph --write-fetch-head -P -a -f -k -m -n -o= -p -q -t -u -v
fetch-pack: *
filter-branch: @22 --commit-filter= --env-filter= --ignore-unmatch= --index-filter= --msg-filter= --original=
 --parent-filter= --prune-empty --setup= --state-branch= --subdirectory-filter= --tag-name-filter= --tree-filter=
 -d= -f
fmt-merge-msg: *
for-each-ref: @124 @105 @103 @47 @35 --contains? --count= --merged? --perl --python --shell --tcl -p -s
for-each-repo: *
format-patch: @160 @159 @136 @97 @74 @71 @59 @56 @40 @39 @38 @34 @33 @31 @27 @24 @23 @20 @15 @14 @13 @5 @4 @1
 --add-header= --attach? --base? --cc= --cover-from-description= --cover-letter --encode-email-headers
 --filename-max-length= --force-in-body-from --from? --ignore-if-in-upstream --in-reply-to= --inline? --interdiff=
 --keep-subject --numbered-files --range-diff= --reroll-count= --rfc --signature-file= --signature= --start-number=
 --stdout --subject-prefix= --thread? --to= --zero-commit -B= -C? -D -M? -N -O= -W -a -b -k -l= -n -o= -p -q -s -v=
 -w
fsck: @71 @53 @24 @9 --cache --connectivity-only --dangling --full --lost-found --name-objects --reflogs --strict
 --unreachable -v
fsck-objects: *
gc: @161 @135 @22 @5 --aggressive --auto --keep-largest-pack --prune? -q
get-tar-commit-id: *
gitk:
gitweb:
grep: @165 @164 @163 @162 @138 @125 @111 @103 @96 @89 @35 @34 @30 @13 @8 @5 --after-context= --and --before-context=
 --break --column --context= --ext-grep --files-with-matches --files-without-match --heading --invert-match
 --line-number --max-depth= --not --only-matching --open-files-in-pager? --or --show-function --untracked
 --word-regexp -A= -B= -C= -F -G -H -I -L -NUM -O? -P -W -a -c -e -f= -h -i -l -m= -n -o -p -q -r -v -w -z
gui:
hash-object: @151 @145 @36 --literally --stdin-paths -t= -w
help: @9 --aliases --all --config --config-for-completion --config-sections-for-completion --developer-interfaces
 --exclude-guides --external-commands --guides --info --man --user-interfaces --web -a -c -g -i -m -v -w
hook: *
http-backend: *
http-fetch: *
http-push: *
imap-send: *
index-pack: *
init: @166 @149 @132 @117 @5 --initial-branch= --shared? -b= -q
init-db: *
instaweb: @107 --browser --httpd --module-path --port --restart --start --stop -b -d -l -m -p
interpret-trailers: *
log: @121 @116 @115 @113 @108 @97 @85 @70 @69 @64 @62 @61 @57 @51 @48 @46 @45 @44 @43 @41 @40 @39 @38 @36 @35 @34
 @33 @32 @31 @30 @29 @27 @25 @23 @21 @20 @17 @15 @14 @13 @11 @8 @6 @5 @4 @3 @2 @1 --all --cc= --full-diff --log-size
 --not --raw -B= -C? -D -F -L= -M? -O= -P -R -S= -W -a -b -c= -g -i -l= -m= -p -q -s -t -u -w -z
ls-files: @167 @163 @155 @138 @125 @96 @47 @44 @43 @23 --deduplicate --deleted --directory --empty-directory --eol
 --error-unmatch --exclude-from= --exclude-per-directory= --ignored --killed --modified --others --resolve-undo
 --stage --with-tree= -X= -c -d -f -i -k -m -o -s -t -u -v -x= -z
ls-remote: @168 @105 @102 @60 @53 @52 @5 --get-url --refs --symref -h -o= -q -t
ls-tree: @156 @138 @109 @47 @46 @30 @23 --object-only -d -l -r -t -z
mailinfo: *
mailsplit: *
maintenance: @82 @5 --scheduled= --scheduler=
merge: @139 @134 @128 @110 @95 @93 @92 @87 @79 @78 @72 @68 @66 @59 @58 @55 @49 @37 @27 @24 @18 @9 @5 --ff
 --into-name= -F= -X= -e -m= -n -q -s= -v
merge-base: @170 @169 --all --is-ancestor --octopus -a
merge-file: *
merge-index: *
merge-octopus: *
merge-one-file: *
merge-ours: *
merge-recursive: *
merge-recursive-ours: *
merge-recursive-theirs: *
merge-resolve: *
merge-subtree: *
merge-tree: @139 @36 @30 --messages --trivial-merge --write-tree -z
mergetool: @42 -O= -g -t=
mktag: *
mktree: *
multi-pack-index: *
mv: @43 @28 @22 @9 -f -k -n -v
name-rev: *
notes: @112 @110 @95 @92 @86 @79 @66 @64 @36 @28 @22 @9 @5 --ref= -C= -F= -c= -f -m= -n -q -s= -v
pack-objects: *
pack-redundant: *
pack-refs: @114 --all
patch-id: *
pickaxe: *
prune: @171 @140 @28 @24 @9 -n -v
prune-packed: *
pull: @139 @114 @104 @99 @94 @93 @92 @87 @84 @81 @79 @78 @72 @63 @58 @55 @53 @52 @49 @28 @27 @24 @19 @18 @16 @9 @5
 --all --autostash --ff --jobs? --rebase? --signoff? -X= -a -e -f -j? -k -n -o= -p -q -r? -s= -t -v
push: @152 @148 @114 @104 @102 @91 @88 @84 @55 @53 @28 @24 @19 @9 @5 --all --follow-tags --force-if-includes
 --force-with-lease? --push-option= --receive-pack= --repo= --signed? --thin -d -f -n -o= -q -u -v
quiltimport: *
range-diff: @159 @97 @62 @60 @57 @46 @45 @40 @39 @38 @35 @34 @33 @30 @29 @27 @23 @20 @15 @14 @13 @11 @7 @5 @4 @3 @1
 --dual-color --raw --submodule? --unified? -B? -C? -D -M? -O= -R -S= -TODO= -U? -W -a -b -l= -p -s -u -w -z
read-tree: *
rebase: @169 @153 @134 @129 @119 @102 @101 @100 @93 @87 @79 @72 @71 @68 @67 @66 @59 @55 @48 @37 @18 @9 @5
 --autosquash --edit-todo --ff --force-rebase --interactive= --keep-base --keep-empty --onto= --preserve-merges
 --reapply-cherry-picks --rebase-merges? --reset-author-date --show-current-patch --update-refs -C= -X= -f -i -m -n
 -q -r? -s= -v -x=
receive-pack: *
reflog: @140 @116 @28 @9 --all --expire-unreachable= --rewrite --stale-fix --updateref -n
remote: @9 -v
remote-ext: *
remote-fd: *
remote-ftp: *
remote-ftps: *
remote-http: *
remote-https: *
repack: @165 @161 @158 @135 @107 @94 @5 --cruft-expiration= --delta-islands --expire-to= --geometric= --keep-pack=
 --keep-unreachable --pack-kept-objects --unpack-unreachable= --window-memory= --write-bitmap-index --write-midx -A
 -F -a -b -d -f -g= -i -k -l -m -n -q
replace: @91 @47 @22 --convert-graft-file --edit= --graft= --list= --raw -d -e -f -g -l=
request-pull: *
rerere: @68
reset: @146 @142 @118 @99 @63 @48 @26 @5 --hard --mixed --soft -N -p -q
restore: @154 @126 @77 @76 @63 @48 @29 @26 @24 @5 --ignore-unmerged --source= --staged -3 -S -W -m -p -q -s=
rev-list: @171 @162 @157 @131 @121 @120 @116 @108 @87 @85 @72 @70 @69 @64 @62 @61 @60 @57 @48 @47 @46 @45 @44 @43
 @40 @39 @38 @36 @34 @33 @30 @29 @27 @21 @17 @15 @14 @13 @12 @8 @7 @6 @5 @3 @2 @1 --abbrev --all --batch-check=
 --bisect-all --bisect-vars --commit-header --disk-usage? --filter-print-omitted --filter-provided-objects --header
 --in-commit-order --indexed-objects --max-age= --min-age= --missing= --not --object-names --objects --objects-edge
 --objects-edge-aggressive --pretty= --raw --timestamp --unpacked --use-bitmap-index -F -P -g -i
rev-parse: @150 @143 @55 @44 @6 @5 --abbrev-ref? --absolute-git-dir --all --bar= --baz= --disambiguate= --flags
 --foo= --git-common-dir --git-completion-helper-all --git-dir --git-path= --is-bare-repository --is-inside-git-dir
 --is-inside-work-tree --is-shallow-repository --keep-dashdash --local-env-vars --no-revs --not --parseopt
 --path-format= --qux? --resolve-git-dir= --revs-only --shared-index-path --short? --show-cdup --show-object-format?
 --show-prefix --show-superproject-working-tree --show-toplevel --sq --sq-quote --stop-at-non-option --stuck-long
 --symbolic --symbolic-full-name --until -C? -h= -q
revert: @147 @100 @93 @92 @79 @78 @68 @66 @59 @49 @37 @18 --reference -X= -e -m= -n -s
rm: @96 @43 @28 @26 @22 @5 --ignore-unmatch -f -n -q -r
scalar:
send-pack: *
shell: *
shortlog: @160 @116 @108 @69 @64 @61 @57 @48 @44 @43 @36 @27 @8 @6 @2 --all --email --format? --group= --left-right=
 --not -F -P -c -e -g -i -s -w?
show: @115 @113 @97 @70 @51 @46 @45 @41 @40 @39 @38 @35 @34 @33 @32 @31 @30 @29 @27 @25 @23 @21 @20 @15 @14 @13 @11
 @5 @4 @3 @1 --cc= --raw -B= -C? -D -L= -M? -O= -R -S= -W -a -b -c= -l= -m= -p -q -s -t -u -w -z
show-branch: @172 @170 @144 @137 @90 @85 @43 @35 --all --current --more? --reflog? --sha1-name --topics -a -g? -r
show-index: *
show-ref: @168 @55 @53 @23 @5 --dereference --exclude-existing? --hash? --head -d -q -s?
sparse-checkout:
stage: *
stash: @89 @29 @26 @5 --all --include-untracked --keep-index --only-untracked --staged= -S -a -k -p -q -u
status: @133 @122 @111 @109 @54 @20 @9 --ignored? --porcelain? --renames --show-stash -M? -b -s -v -z
stripspace: *
submodule: @172 @164 @130 @106 @96 @80 @48 @24 @22 @5 --all --depth --files --init --no-fetch --rebase
 --recommend-shallow --reference= --remote --single-branch --summary-limit -N -b= -f -n -q
subtree: *
switch: @128 @127 @126 @75 @73 @63 @48 @24 @22 @5 --create= --discard-changes --force-create= -C= -c= -d -f -m -q
symbolic-ref: @133 @91 @5 --recurse -d -m -q
tag: @124 @123 @122 @110 @105 @103 @95 @91 @90 @78 @55 @50 @49 @47 @35 @22 --annotate --local-user= --sign -F= -a -d
 -e -f -i -l -m= -n? -s -u= -v
unpack-file: *
unpack-objects: *
update-index: @167 @141 @120 @64 @36 @9 --add --again --assume-unchanged --cacheinfo= --clear-resolve-undo
 --force-remove --force-untracked-cache --force-write-index --fsmonitor --fsmonitor-valid
 --ignore-skip-worktree-entries --index-info= --index-version= --info-only= --really-refresh --refresh= --remove
 --replace= --skip-worktree --split-index --test-untracked-cache --unresolve --untracked-cache -g -q -z
update-ref: @123 @36 --deref -d -m= -z
update-server-info: *
upload-archive: *
upload-pack: *
var: *
verify-commit: @9 --raw -v
verify-pack: @166 @9 --stat-only -s -v
verify-tag: @47 @9 --raw -v
version: --build-options
whatchanged: @113 @51 @32 @5 -L= -q
worktree: @140 @130 @127 @88 @28 @22 @9 @5 --guess-remote --lock --reason= --track -B= -b= -d -f -n -q -v -z
write-tree: *
`;
