/**
 * A check, or a step whose failing matters, that ends in `|| true` or `|| echo …`: it passes whatever happened.
 */
import { spanAt } from "../call.ts";
import { type Chain, chainsOf } from "../chains.ts";
import { comparisonOf } from "../comparison.ts";
import { type DeepCall, deepCalls } from "../deep.ts";
import type { Desk } from "../desk.ts";
import { atLevel, type Found, gathered } from "../gathered.ts";
import { grepOf, looksForWrong } from "../grep.ts";
import { judgedOf } from "../judged.ts";
import { purposeOf, saidOf } from "../purpose.ts";
import { quoted } from "../quoted.ts";
import type { Hit, Rule } from "../rule.ts";
import { asideLevel, isLooking } from "../standing.ts";
import { nameOf, ownWords } from "../through.ts";
import { isMeantAsCheck } from "../verification.ts";

/** What may well fail, and nobody minds: taking away what may not be there, making what may be there already. */
const MAY_FAIL =
  /^(?:rm|rmdir|kill|pkill|killall|mkdir|umount|unlink|userdel|useradd|groupadd|ln|unset|unalias|cd|ls|source|\.|which|type|command|nvm|git (?:branch|tag|stash|checkout|remote|merge --abort|rebase --abort|worktree)|createdb|dropdb|docker (?:rm|rmi|stop|kill|network|volume|image|container|system|logout|login|compose down)|docker-compose (?:down|rm|stop)|kubectl (?:\S+ ){0,4}?(?:delete|create|label|annotate|uncordon)|oc (?:\S+ ){0,4}?(?:delete|create)|helm (?:uninstall|delete|repo)|pm2 (?:delete|stop|kill|flush)|systemctl (?:\S+ ){0,2}?(?:stop|disable|mask|reset-failed)|launchctl|aws \S+ (?:delete|create)|gcloud (?:\S+ ){1,4}(?:delete|create)|terraform workspace|brew|apt\S*|npm (?:cache|prune|audit)|crontab)\b/;

/** Asking these is asking whether all is well. */
const ASKS =
  /^(?:curl|wget|test|\[|\[\[|grep|egrep|nc|ncat|pg_isready|mysqladmin|redis-cli|dig|nslookup|host|ping|psql|mysql|jq|diff|cmp|systemctl|kubectl|oc|docker|docker-compose|nginx|openssl|sha256sum|md5sum|shasum|gzip|gunzip|tar|node|python3?|bash|sh|http|grpcurl|ss|lsof|pgrep|helm|aws|gcloud|az|git|npm|pnpm|yarn|npx|make|pm2|find|stat|service|cosign|vault|consul|nomad|argocd)$/;

const saidBy = (call: DeepCall): string =>
  (call.pipeline.stages[0] === undefined ? [] : ownWords(call.pipeline.stages[0]))
    .slice(0, 12)
    .map(({ text }) => text)
    .join(" ");

/** The words with which a chain ends in success: `true`, `echo "…"`; null: it may fail. */
function endOf(chain: Chain): string | null {
  const last = chain.calls.at(-1);
  if (last === undefined || last.pipeline.before !== "||") return null;
  const [stage] = last.pipeline.stages;
  if (stage === undefined || last.pipeline.stages.length > 1 || last.pipeline.negated) return null;
  if (stage.compound === "BraceGroup" || stage.compound === "Subshell") {
    const body = stage.text.slice(0, 2000);
    if (
      /\b(?:exit|return|false|kill|rollback|undo|die|fail|abort)\b(?!["'])/.test(
        body.replace(/"[^"]{0,300}"|'[^']{0,300}'/g, ""),
      )
    )
      return null;
    return /^[({]\s*(?:echo|printf)\b/.test(body) ? "echo" : null;
  }
  // `grep -q x file || echo x >> file` does something about it.
  if (
    stage.redirects.some(
      ({ operator, target }) => /^>>?$/.test(operator) && !/^(?:&\d|\/dev\/)/.test(target ?? ""),
    )
  )
    return null;
  const texts = stage.words.map(({ text }) => text);
  if (texts[0] === "true" || texts[0] === ":") return texts[0];
  if ((texts[0] === "exit" || texts[0] === "return") && texts[1] === "0") return `${texts[0]} 0`;
  return texts[0] === "echo" || texts[0] === "printf" ? "echo" : null;
}

/** Clients that ask, and change as well: what they change may be there already, or gone. */
const CLIENTS =
  /^(?:docker|docker-compose|podman|kubectl|oc|helm|pm2|systemctl|service|git|aws|gcloud|az|consul|nomad|vault|argocd|nginx|redis-cli|find)$/;

/** It keeps house, and is no check whatever stands around it. */
function isHousekeeping(desk: Desk, call: DeepCall, name: string): boolean {
  const { danger, unknown } = judgedOf(desk, call);
  return CLIENTS.test(name) && danger !== "read" && !unknown;
}

const unseen = (weight: string): string => `${weight} ${weight === saidOf.tests ? "go" : "goes"} unseen`;

/** What the chain's first command is for, as the subject of a sentence; null where its failing is nobody's business. */
function weightOf(desk: Desk, first: DeepCall): string | null {
  const said = saidBy(first);
  const [stage] = first.pipeline.stages;
  if (stage === undefined || MAY_FAIL.test(said)) return null;
  const purpose = purposeOf(ownWords(stage));
  if (purpose !== null) return saidOf[purpose];
  const name = nameOf(ownWords(stage));
  if (!isMeantAsCheck(first) || isHousekeeping(desk, first, name)) return null;
  const isTest = stage.compound === "TestCommand" || stage.compound === "ArithmeticCommand";
  return isTest || ASKS.test(name) || /\.(?:sh|py|js)$/.test(name) ? "a bad state" : null;
}

/** `grep -q CHANGEME .env && echo "STOP" || echo "OK"`: what stands last is the good news. */
const saysBoth = ({ calls }: Chain): boolean =>
  calls.slice(1, -1).some(({ pipeline: { before, stages } }) => {
    const [stage] = stages;
    const isSaid = before === "&&" && /^(?:echo|printf)$/.test(stage?.words[0]?.text ?? "");
    return isSaid && (SAYS_WRONG.test(stage?.text ?? "") || /\bstop\b|\bfound\b/i.test(stage?.text ?? ""));
  });

function hitOf(desk: Desk, chain: Chain): Found | null {
  const [first] = chain.calls;
  const last = chain.calls.at(-1);
  const end = endOf(chain);
  if (first === undefined || last === undefined || end === null || first.item === null || isLooking(first))
    return null;
  if (first.pipeline.within !== "list" && first.pipeline.within !== "loop") return null;
  const weight = weightOf(desk, first);
  if (weight === null || comparisonOf(desk, first) === "program" || saysBoth(chain)) return null;
  const search = first.pipeline.stages.at(-1);
  const grep = search === undefined ? null : grepOf(search);
  const inverted = grep !== null && looksForWrong(grep) !== grep.inverted;
  const hit: Hit = {
    span: spanAt(first, first.pipeline.mark),
    what: `${unseen(weight)}: ${quoted(saidBy(first), 40)} ends in \`|| ${end === "echo" ? "echo …" : end}\``,
    ...(inverted ? { fix: "write `! … | grep …`, which fails when something is found" } : {}),
    ...atLevel(asideLevel(first)),
  };
  return { call: first, hit };
}

/** `pg_isready; true`: the status is that of the last command on the line. */
function lineHit(desk: Desk, chain: Chain, next: Chain | undefined): Found | null {
  const [first] = chain.calls;
  const last = next?.calls[0];
  const words = last?.pipeline.stages[0]?.words.map(({ text }) => text) ?? [];
  if (first === undefined || last === undefined || next?.calls.length !== 1 || words.length !== 1)
    return null;
  if ((words[0] !== "true" && words[0] !== ":") || last.outer !== first.outer || last.text !== first.text)
    return null;
  if (first.pipeline.within !== "list" || last.pipeline.mark.line !== first.pipeline.mark.endLine)
    return null;
  const weight = weightOf(desk, first);
  if (first.item === null || isLooking(first) || weight === null) return null;
  const hit: Hit = {
    span: spanAt(first, first.pipeline.mark),
    what: `${unseen(weight)}: ${quoted(saidBy(first), 40)} is followed by \`; ${words[0]}\``,
    ...atLevel(asideLevel(first)),
  };
  return { call: first, hit };
}

const PRINTS = /^(?:echo|printf|if|elif|then|else|fi|:|true)$/;
const SAYS_WRONG = /fail|error|\bnot\b|unhealthy|\bdown\b|❌|✗|✖|⚠|\bbad\b|missing|problem|mismatch|\bno\b/i;

/** `if curl -f …; then echo ok; else echo FAILED; fi`: both branches only print. */
function ifHit(desk: Desk, call: DeepCall): Found | null {
  const { stages, within, after, before } = call.pipeline;
  const [stage] = stages;
  if (stage?.compound !== "If" || stages.length > 1 || after !== null || before !== null) return null;
  if (
    (within !== "list" && within !== "loop") ||
    !isMeantAsCheck(call) ||
    comparisonOf(desk, call) === "program"
  )
    return null;
  const text = stage.text.slice(0, 4000);
  const bare = text.replace(/"[^"\n]{0,400}"|'[^'\n]{0,400}'/g, '""');
  const branches = bare.slice(bare.search(/\bthen\b/)).replace(/\belif\b[^;\n]{0,400}[;\n]/g, "");
  const heads = [...branches.matchAll(/(?:^|[;\n&|]|\bthen\b|\belse\b)\s{0,40}([\w./:-]{1,80})/g)].map(
    ([, head]) => head ?? "",
  );
  if (!/\belse\b/.test(branches) || !heads.every((head) => PRINTS.test(head)) || !SAYS_WRONG.test(text))
    return null;
  return {
    call,
    hit: {
      span: spanAt(call, stage.mark),
      what: "a bad state goes unseen: both branches of this `if` only print",
      fix: "add `exit 1` to the branch for the bad state",
      ...atLevel(asideLevel(call)),
    },
  };
}

export const alwaysPasses: Rule = {
  code: "CHECK_ALWAYS_PASSES",
  level: "warning",
  title: "a check, or a step whose failing matters, succeeds whatever happens",
  why: "its exit status is 0 either way, so nothing stops and nobody is told",
  fix: "take it out, or let it fail after the message: `|| { echo …; exit 1; }`",
  find: (desk) => {
    const chains = chainsOf(deepCalls(desk));
    return gathered(
      chains
        .map((chain, at) => {
          const [first] = chain.calls;
          return (
            hitOf(desk, chain) ??
            lineHit(desk, chain, chains[at + 1]) ??
            (first === undefined ? null : ifHit(desk, first))
          );
        })
        .filter((found) => found !== null),
    );
  },
};
