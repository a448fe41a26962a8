/**
 * A query in PromQL as far as it tells what it measures: functions, metrics and what stands around them, divisions,
 * quantiles, the limit it is compared with. What is not PromQL without a doubt is null; nothing is evaluated.
 */

export interface Metric {
  readonly name: string;
  /** The functions it stands in, outermost first. */
  readonly within: readonly string[];
}

export interface Query {
  readonly text: string;
  readonly calls: ReadonlySet<string>;
  readonly metrics: readonly Metric[];
  /** By something other than a plain number. */
  readonly divides: boolean;
  /** Multiplied by 100. */
  readonly inPercent: boolean;
  readonly quantiles: readonly number[];
  readonly averages: boolean;
  /** The one number that it is compared with. */
  readonly limit: { readonly is: string; readonly value: number } | null;
}

const AGGREGATES = "sum avg min max count stddev stdvar topk bottomk quantile count_values group limitk";
const FUNCTIONS =
  "rate irate increase delta idelta deriv resets changes histogram_quantile histogram_sum histogram_count histogram_avg abs absent absent_over_time avg_over_time min_over_time max_over_time sum_over_time count_over_time quantile_over_time last_over_time stddev_over_time present_over_time clamp clamp_min clamp_max ceil floor round exp ln log2 log10 sqrt label_replace label_join predict_linear holt_winters scalar vector sort sort_desc time timestamp year month day_of_week hour minute sgn";
const KNOWN = new Set(`${AGGREGATES} ${FUNCTIONS}`.split(" "));
const LABEL_LISTS = new Set(["by", "without", "on", "ignoring", "group_left", "group_right"]);
const JOINING = new Set(["and", "or", "unless", "bool", "offset", "atan2"]);
const LONGEST = 4000;

const TOKEN =
  /\s+|#[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`|\[[^[\]]{0,80}\]|[A-Za-z_:][\w:]*|\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?(?:ms|[smhdwy])?|\.\d+|==|!=|>=|<=|=~|!~|[-+*/%^><=(){},@]/gy;

interface Token {
  readonly text: string;
  readonly kind: "name" | "number" | "range" | "string" | "sign";
}

function kindOf(text: string): Token["kind"] {
  if (/^[A-Za-z_:]/.test(text)) return "name";
  if (/^[\d.]/.test(text)) return "number";
  if (text.startsWith("[")) return "range";
  return /^["'`]/.test(text) ? "string" : "sign";
}

function tokensOf(text: string): readonly Token[] | null {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  let at = 0;
  while (at < text.length) {
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(text)?.[0];
    if (found === undefined || found === "") return null;
    at += found.length;
    if (!/^[\s#]/.test(found)) tokens.push({ text: found, kind: kindOf(found) });
  }
  return tokens;
}

interface Cursor {
  readonly tokens: readonly Token[];
  readonly stack: string[];
  /** A function that was named and whose argument has not begun. */
  pending: string | null;
  readonly calls: Set<string>;
  readonly metrics: Metric[];
  readonly limits: { readonly is: string; readonly value: number }[];
  readonly quantiles: number[];
  selectors: number;
  divides: boolean;
  inPercent: boolean;
}

const numberAt = (tokens: readonly Token[], at: number): number | null => {
  const token = tokens[at];
  const value = token?.kind === "number" ? Number(token.text.replaceAll("_", "")) : Number.NaN;
  return Number.isFinite(value) ? value : null;
};

/** The index behind a bracket's partner, or null. */
function past(tokens: readonly Token[], open: number, close: string): number | null {
  for (let at = open + 1; at < tokens.length; at += 1) {
    const text = tokens[at]?.text;
    if (text === close && tokens[at]?.kind === "sign") return at + 1;
    if (text === "(" || text === "{") return null;
  }
  return null;
}

function readName(cursor: Cursor, at: number): number | null {
  const { tokens } = cursor;
  const name = tokens[at]?.text ?? "";
  const next = tokens[at + 1]?.text;
  if (LABEL_LISTS.has(name)) return next === "(" ? past(tokens, at + 1, ")") : at + 1;
  if (JOINING.has(name)) return at + 1;
  if (/^(?:inf|nan)$/i.test(name)) return at + 1;
  const aggregates = KNOWN.has(name) && (next === "by" || next === "without");
  if (next === "(" || aggregates) {
    if (!KNOWN.has(name)) return null;
    cursor.pending = name;
    cursor.calls.add(name);
    return at + 1;
  }
  // Two words beside each other are prose.
  if (tokens[at - 1]?.kind === "name" && !JOINING.has(tokens[at - 1]?.text ?? "")) return null;
  cursor.metrics.push({ name, within: cursor.stack.filter((one) => one !== "") });
  return at + 1;
}

function readLabels(cursor: Cursor, at: number): number | null {
  const end = past(cursor.tokens, at, "}");
  if (end === null) return null;
  cursor.selectors += 1;
  const inside = cursor.tokens.slice(at + 1, end - 1).map(({ text }) => text);
  const quantile = inside.indexOf("quantile");
  const value = quantile < 0 ? Number.NaN : Number((inside[quantile + 2] ?? "").slice(1, -1));
  if (Number.isFinite(value)) cursor.quantiles.push(value);
  return end;
}

function readSign(cursor: Cursor, at: number): number | null {
  const { stack, tokens } = cursor;
  const sign = tokens[at]?.text ?? "";
  const number = numberAt(tokens, at + 1);
  if (sign === "{") return readLabels(cursor, at);
  if (sign === "(") {
    stack.push(cursor.pending ?? "");
    if (/quantile/.test(cursor.pending ?? "") && number !== null) cursor.quantiles.push(number);
    cursor.pending = null;
  } else if (sign === ")") {
    if (stack.pop() === undefined) return null;
  } else if (sign === "/") {
    cursor.divides ||= number === null;
  } else if (sign === "*") {
    cursor.inPercent ||= number === 100 || numberAt(tokens, at - 1) === 100;
  } else if (/^(?:[><]=?|==|!=)$/.test(sign)) {
    const value = number ?? numberAt(tokens, at + 2);
    if (value !== null) cursor.limits.push({ is: sign, value });
  } else if (sign === "}" || sign === "=" || sign === "=~" || sign === "!~") return null;
  return at + 1;
}

function readAll(cursor: Cursor): boolean {
  for (let at: number | null = 0; at < cursor.tokens.length; ) {
    const kind: Token["kind"] | undefined = cursor.tokens[at]?.kind;
    if (kind === "range") cursor.selectors += 1;
    const next: number | null =
      kind === "name" ? readName(cursor, at) : kind === "sign" ? readSign(cursor, at) : at + 1;
    if (next === null) return false;
    at = next;
  }
  return cursor.stack.length === 0;
}

export function readQuery(text: string): Query | null {
  if (text.length > LONGEST) return null;
  const tokens = tokensOf(text);
  if (tokens === null) return null;
  const cursor: Cursor = {
    tokens,
    stack: [],
    pending: null,
    calls: new Set(),
    metrics: [],
    limits: [],
    quantiles: [],
    selectors: 0,
    divides: false,
    inPercent: false,
  };
  if (!readAll(cursor) || cursor.metrics.length === 0) return null;
  const { calls, divides, inPercent, limits, metrics, quantiles, selectors } = cursor;
  const [limit = null] = limits;
  // A word alone may be anything; "sum (x)" may be SQL.
  const temporal = [...calls].some((name) => /rate|increase|quantile|_over_time|delta/.test(name));
  const counter = metrics.some(({ name }) => /_(?:total|bucket|count|sum|seconds|bytes)$/.test(name));
  if (!(temporal || selectors > 0 || (counter && (calls.size > 0 || limit !== null || divides)))) return null;
  return {
    text,
    calls,
    metrics,
    divides,
    inPercent,
    quantiles,
    averages:
      quantiles.length === 0 && (calls.has("avg") || calls.has("avg_over_time") || meanOf(metrics, divides)),
    limit: limits.length === 1 ? limit : null,
  };
}

const meanOf = (metrics: readonly Metric[], divides: boolean): boolean =>
  divides &&
  metrics.some(({ name }) => name.endsWith("_sum")) &&
  metrics.some(({ name }) => name.endsWith("_count"));
