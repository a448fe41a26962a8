/** Whether the last command of a pipe tells good from bad by its exit status, or only shows, cuts or keeps what it reads. */
import type { Stage } from "../shell/index.ts";
import { nameOf, ownWords } from "./through.ts";
import { hasOption } from "./words.ts";

/** They succeed on whatever they read, nothing included. */
const SHOWING = new Set(
  "head tail cat tac less more tee sort uniq wc column cut tr fold fmt nl rev sed paste yq fx bat ts pv xxd hexdump json_pp prettyjson awk gawk".split(
    " ",
  ),
);

/** They keep it: what goes in is taken for whole. */
const KEEPING = new Set(
  "gzip pigz bzip2 xz zstd lz4 gpg openssl split dd rclone age base64 tar cat tee".split(" "),
);

const isPythonTool = (texts: readonly string[]): boolean =>
  /^python3?$/.test(texts[0] ?? "") && texts[1] === "-m" && texts[2] === "json.tool";

export function onlyShows(stage: Stage): boolean {
  const words = ownWords(stage);
  const name = nameOf(words);
  if (name === "jq")
    return (
      !hasOption(words, "-e", "--exit-status") && !words.some(({ text }) => /\berror\(|halt_error/.test(text))
    );
  if (name === "awk" || name === "gawk") return !words.some(({ text }) => /\bexit\b/.test(text));
  return SHOWING.has(name) || isPythonTool(words.map(({ text }) => text));
}

/** `| gzip > x`, `| aws s3 cp - s3://…`, `| ssh host 'cat > x'`, `| psql other`. */
export function onlyKeeps(stage: Stage): boolean {
  const words = ownWords(stage);
  const name = nameOf(words);
  if (KEEPING.has(name)) return true;
  const texts = words.map(({ text }) => text);
  if (/^(?:aws|gsutil|az|mc|s3cmd)$/.test(name) && texts.includes("-")) return true;
  return /^(?:ssh|psql|mysql|mariadb|mongorestore|pg_restore|sqlite3)$/.test(name);
}
