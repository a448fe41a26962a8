/** Git: local reads, writes of refs and work tree, and the three ways of losing work (force, hard, clean). */
import { again, check, destroy, read, type Tool, write } from "./rule.ts";

export const git: Tool = {
  names: "git",
  rule: write,
  values:
    "-C -c -m --message -b -B --author --format --since --until --grep --tags --prefix -S --strategy -s -X -n --max-count -u --set-upstream --depth --branch -o --push-option --mainline --onto",
  subcommands: {
    "status|log|show|blame|describe|rev-parse|rev-list|ls-files|ls-remote|ls-tree|shortlog|reflog|grep|cat-file|merge-base|version|whatchanged|name-rev|for-each-ref|cherry|count-objects|help|archive|range-diff|symbolic-ref|var":
      read,
    "remote show|get-url": read,
    "stash list|show": read,
    "worktree list": read,
    "bisect log": read,
    "submodule status": read,
    config: again,
    diff: read,
    "verify-commit|verify-tag|fsck": check,
    "remote|branch|tag": read,
    "fetch|pull|checkout|switch|push|add|submodule|init|lfs|gc|worktree|bisect|sparse-checkout": again,
    "remote add|set-url|rename|update": again,
    "remote prune": again,
    "merge|rebase|cherry-pick|revert|commit|mv|am|apply|stash|clone|reset|restore|notes|subtree|format-patch|flow":
      write,
    "remote remove|rm": destroy,
    rm: write,
    clean: destroy,
    "filter-branch|filter-repo": destroy,
    "stash drop|clear": destroy,
    "update-ref": write,
  },
  flags: {
    "diff --exit-code|--quiet": { ...check, answers: [1] },
    "config --get|--list|-l|--get-all": read,
    "branch -d|-D|--delete": destroy,
    "branch -m|-M|-f|--force|-u|--set-upstream-to|--set-upstream": write,
    "tag -d|--delete": destroy,
    "tag -a|-s|-m|-f|--force|--annotate|--sign": write,
    "push -f|--force|--force-with-lease|--delete|-d|--mirror|--prune": destroy,
    "reset --hard": destroy,
    "checkout -f|--force": destroy,
    "checkout -b|-B": write,
    "clean -n|--dry-run": read,
    "push|add -n|--dry-run": read,
    "fetch|commit --dry-run": read,
    "rebase|add|commit|checkout|reset -i|--interactive|-p|--patch": { interactive: true },
    "apply --check|--stat": check,
  },
};
