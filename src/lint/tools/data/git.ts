/** What git takes, as it says itself; written by scripts/tools/harvest.mjs, not by hand. */
import type { ToolText } from "../tool-text.ts";
import { git2 } from "./git-2.ts";

export const git: ToolText = {
  tool: "git",
  versions: ["2.39.5"],
  gone: [],
  taken: "2026-11-21",
  more: [git2],
  commands: `
@1: --anchored= --compact-summary --cumulative --diff-algorithm= --dst-prefix= --ext-diff --find-copies-harder
 --full-index --histogram --ignore-all-space --ignore-blank-lines --ignore-cr-at-eol --ignore-matching-lines=
 --ignore-space-at-eol --indent-heuristic --irreversible-delete --ita-invisible-in-index --line-prefix=
 --output-indicator-context= --output-indicator-new= --output-indicator-old= --patience --rename-empty --shortstat
 --src-prefix=
@2: --alternate-refs --ancestry-path? --bisect --boundary --cherry --cherry-mark --cherry-pick --committer= --dense
 --exclude-first-parent-only --full-history= --grep-reflog= --grep= --invert-grep --max-parents= --merges
 --min-parents= --reflog --regexp-ignore-case --remove-empty --show-pulls --simplify-by-decoration --simplify-merges
 --since-as-filter= --skip= --until= --walk-reflogs -n=
@3: --color-moved-ws= --diff-filter= --find-object= --patch-with-raw --patch-with-stat --pickaxe-all --pickaxe-regex
 --word-diff-regex= --ws-error-highlight=
@4: --break-rewrites? --dirstat-by-file? --dirstat? --find-copies? --no-prefix --no-renames --relative? --stat? -I=
 -X?
@5: --quiet
@6: --after= --before= --branches? --exclude-hidden= --glob= --remotes? --since= --tags?
@7: --ita-visible-in-index --stat-count= --stat-graph-width= --stat-name-width= --stat-width=
@8: --all-match --basic-regexp --extended-regexp --fixed-strings --max-count= --perl-regexp -E
@9: --verbose
@10: --color-by-age --color-lines --contents= --ignore-rev= --ignore-revs-file= --incremental --line-porcelain
 --reverse= --score-debug --show-email --show-name --show-number --show-stats
@11: --color-moved? --color-words? --word-diff? -G=
@12: --break-rewrites --color --color-moved --color-words --dirstat --dirstat-by-file --find-copies --relative
 --submodule --unified --word-diff
@13: --function-context --text
@14: --ignore-space-change --numstat
@15: --rotate-to= --skip-to=
@16: --append --deepen= --negotiate-only --negotiation-tip= --prefetch --refmap= --show-forced-updates --unshallow
 --update-shallow
@17: --author-date-order --children --do-walk --graph --left-right --no-walk --parents --relative-date
 --show-linear-break?
@18: --gpg-sign? -S?
@19: --ipv4 --ipv6 -4 -6
@20: --find-renames? --ignore-submodules?
@21: --abbrev-commit --expand-tabs= --oneline --show-signature
@22: --force
@23: --abbrev?
@24: --progress
@25: --combined-all-paths --format --pretty --show-notes? --standard-notes?
@26: --pathspec-file-nul --pathspec-from-file=
@27: --summary
@28: --dry-run
@29: --patch
@30: --name-only
@31: --unified= -U=
@32: --clear-decorations --decorate-refs-exclude= --decorate? --source
@33: --binary
@34: --textconv
@35: --color?
@36: --stdin
@37: --continue --quit
@38: --inter-hunk-context=
@39: --minimal
@40: --output=
@41: --submodule= -static=
@42: --gui --prompt --tool-help --tool= -y
@43: --sparse
@44: --exclude=
@45: --check
@46: --name-status
@47: --format=
@48: --merge
@49: --edit
@50: --contains* --merged* --with --without
@51: --mailmap --use-mailmap
@52: --server-option= --upload-pack=
@53: --tags
@54: --ahead-behind --branch --untracked-files? -u?
@55: --verify
@56: -M05= -M5=
@57: --left-only --right-only
@58: --ff-only --log? --squash --verify-signatures
@59: --signoff
@60: --exit-code
@61: --first-parent
@62: --follow
@63: --recurse-submodules?
@64: --ignore-missing
@65: --3way --directory= --include=
@66: --abort
@67: --committer-date-is-author-date --empty= --ignore-date
@68: --rerere-autoupdate
@69: --date=
@70: --encoding=
@71: --root
@72: --stat
@73: --track? -t?
@74: --output-directory= --suffix=
@75: --guess= --ignore-other-worktrees --orphan=
@76: --ignore-skip-worktree-bits --overlay -2
@77: --ours --theirs
@78: --cleanup=
@79: --strategy=
@80: --jobs= -j=
@81: --shallow-exclude= --shallow-since=
@82: --auto= --schedule= --task=
@83: --export-marks= --import-marks-if-exists= --import-marks=
@84: --atomic --force=
@85: --date-order --topo-order
@86: --allow-empty
@87: --find-renames
@88: --porcelain
@89: --index
@90: --list
@91: --delete
@92: --commit
@93: --strategy-option=
@94: --depth=
@95: --file=
@96: --cached
@97: --notes?
@98: --interactive
@99: --keep
@100: --skip
@101: --apply --ignore-whitespace
@102: --exec=
@103: --ignore-case
@104: --set-upstream
@105: --sort=
@106: --branch= --dissociate
@107: --local
@108: --author=
@109: --long
@110: --message=
@111: --null
@112: --reedit-message= --reuse-message=
@113: --decorate-refs=
@114: --prune
@115: --diff-merges= --remerge-diff=
@116: --single-worktree
@117: --bare
@118: --intent-to-add
@119: --whitespace=
@120: --ignore-submodules
@121: --reverse
@122: --column?
@123: --create-reflog
@124: --points-at=
@125: --recurse-submodules
@126: --conflict=
@127: --detach
@128: --overwrite-ignore
@129: --allow-empty-message
@130: --checkout
@131: --filter=
@132: --template=
@133: --short
@134: --autostash=
@135: --window=
@136: --always
@137: --merge-base
@138: --full-name
@139: --allow-unrelated-histories
@140: --expire=
@141: --chmod=
@142: --refresh
@143: --prefix=
@144: --remotes
@145: --filters
@146: --patch=
@147: --mainline=
@148: --mirror
@149: --separate-git-dir=
@150: --default=
@151: --path
@152: --recurse-submodules=
@153: --reschedule-failed-exec=
@154: --worktree
@155: --debug
@156: --full-tree
@157: --progress=
@158: --max-pack-size=
@159: --creation-factor=
@160: --numbered
@161: --cruft
@162: --count
@163: --exclude-standard
@164: --recursive
@165: --threads=
@166: --object-format=
@167: --unmerged
@168: --heads
@169: --fork-point
@170: --independent
@171: --exclude-promisor-objects
@172: --name
.: @117 --config-env= --exec-path? --git-dir= --glob-pathspecs --help --html-path --icase-pathspecs --info-path
 --list-cmds= --literal-pathspecs --man-path --namespace= --no-optional-locks --no-pager --no-replace-objects
 --noglob-pathspecs --paginate --super-prefix= --version --work-tree= -C= -P -c= -h -p -v
add: @142 @141 @118 @98 @64 @49 @43 @29 @28 @26 @22 @9 --all --ignore-errors --ignore-removal --renormalize --update
 --warn-embedded-repo -A -N -e -f -i -n -p -u -v
am: @119 @100 @99 @98 @86 @68 @67 @66 @65 @59 @44 @37 @33 @18 @5 --ignore-space-change= --ignore-whitespace=
 --keep-cr --keep-non-patch --message-id --patch-format --quoted-cr= --rebasing --reject= --resolved --resolvemsg=
 --scissors --show-current-patch? --utf8 -3 -C= -c -i -k -m -p= -q -r -s -u
annotate: @120 @88 @87 @72 @71 @70 @69 @62 @61 @60 @46 @45 @40 @39 @38 @34 @33 @30 @29 @27 @24 @23 @15 @14 @13 @12
 @10 @7 @5 @3 @1 --raw -C? -L= -M? -S= -b -c -e -f -h -l -n -p -s -t -w
apply: @121 @119 @118 @101 @89 @86 @72 @65 @45 @44 @33 @27 @14 @9 @5 --add --allow-binary-replacement
 --allow-overlap --build-fake-ancestor= --cached= --inaccurate-eof --recount --reject --unidiff-zero --unsafe-paths
 -3 -C= -N -R -p= -q -v -z
archive: @143 @102 @90 @47 @40 @9 --add-file= --add-virtual-file= --remote= --worktree-attributes -NUM -l -o= -v
bisect: @61 --no-checkout
blame: @88 @71 @70 @69 @61 @39 @24 @23 @10 -C? -L= -M? -S= -b -c -e -f -h -l -n -p -s -t -w
branch: @144 @125 @124 @123 @122 @105 @104 @103 @91 @90 @73 @50 @47 @35 @23 @22 @9 @5 --all --copy
 --edit-description --move --set-upstream-to= --show-current --unset-upstream -C -D -M -a -c -d -f -i -l -m -q -r
 -u= -v -vv
bugreport: @74 --diagnose? -o= -s=
bundle: @24 @5 --all-progress --all-progress-implied --version= -q
cat-file: @145 @51 @34 --allow-unknown-type --batch-all-objects --batch-check? --batch-command? --batch? --buffer
 --follow-symlinks --path= --unordered -e -p -s -t -z
check-attr: *
check-ignore: @89 @36 @9 @5 --non-matching -n -q -v -z
check-mailmap: *
check-ref-format: *
checkout: @146 @128 @127 @126 @77 @76 @75 @73 @63 @48 @26 @24 @22 @5 -3 -B= -b= -d -f -l -m -p -q
checkout-index: *
cherry: @23 @9 -v
cherry-pick: @147 @129 @100 @93 @92 @86 @79 @78 @68 @66 @59 @49 @37 @18 --ff --keep-redundant-commits -X= -e -m= -n
 -r -s -x
citool:
clean: @98 @44 @28 @22 @5 -X -d -e= -f -i -n -q -x
clone: @149 @148 @132 @131 @130 @117 @107 @106 @94 @81 @80 @63 @53 @52 @43 @24 @19 @9 @5 --also-filter-submodules
 --bundle-uri= --config= --hardlinks --naked --origin= --recursive? --reference-if-able= --reference?
 --reject-shallow --remote-submodules --shallow-submodules --shared --single-branch= -b= -c= -l -n -o= -q -s -u= -v
column: *
`,
};
