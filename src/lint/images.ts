/** The images that a command deploys, runs, pulls or pushes by the tag `latest`, or by no tag at all. */
import type { Stage, WrittenWord } from "../shell/index.ts";
import { nameOf, ownWords } from "./through.ts";

export interface ImageUse {
  readonly word: WrittenWord;
  /** As written, from the registry's name to the tag. */
  readonly image: string;
  readonly tagged: boolean;
  readonly how: "deploy" | "run" | "pull" | "push" | "build";
  /** A container that is thrown away, or one of the system's own tools. */
  readonly aside: boolean;
}

const LATEST = /^[\w./$<>{}[\]@-]{1,200}:latest$/;
/** A name without tag or digest. */
const UNTAGGED = /^(?:[a-z0-9.-]{1,80}(?::\d{2,5})?\/){0,4}[a-z0-9][a-z0-9._-]{0,80}$/;

const RUN_VALUES = new Set(
  "-e --env -v --volume -p --publish --name --network --net -w --workdir -u --user --entrypoint --env-file --restart -h --hostname --mount -l --label --platform -m --memory --cpus --add-host --log-driver --log-opt --link --gpus --ulimit --security-opt --cap-add --device --ip --dns --shm-size --health-cmd --pull --volumes-from".split(
    " ",
  ),
);

/** The first operand from `at` on. */
function operandFrom(words: readonly WrittenWord[], at: number): WrittenWord | null {
  for (let index = at; index < words.length; index += 1) {
    const text = words[index]?.text ?? "";
    if (!text.startsWith("-")) return words[index] ?? null;
    if (RUN_VALUES.has(text)) index += 1;
  }
  return null;
}

function use(
  word: WrittenWord | null,
  image: string,
  rest: Pick<ImageUse, "how" | "aside">,
): readonly ImageUse[] {
  if (word === null) return [];
  if (LATEST.test(image)) return [{ word, image, tagged: true, ...rest }];
  return word.literal && UNTAGGED.test(image) && rest.how !== "push" && rest.how !== "build"
    ? [{ word, image, tagged: false, ...rest }]
    : [];
}

function ofDocker(words: readonly WrittenWord[]): readonly ImageUse[] {
  const texts = words.map(({ text }) => text);
  const verb = texts[1] === "image" || texts[1] === "container" ? 2 : 1;
  // A tool that somebody runs at the terminal, or that is thrown away, is no deployment.
  const removed = texts.includes("--rm") || texts.some((text) => /^-(?:it|ti)$/.test(text));
  switch (texts[verb]) {
    case "pull": {
      const word = operandFrom(words, verb + 1);
      return use(word, word?.text ?? "", { how: "pull", aside: false });
    }
    case "push": {
      const word = operandFrom(words, verb + 1);
      return use(word, word?.text ?? "", { how: "push", aside: false });
    }
    case "run":
    case "create": {
      const word = operandFrom(words, verb + 1);
      const found = use(word, word?.text ?? "", { how: "run", aside: removed });
      // A tool that is thrown away may well come without a tag.
      return removed ? found.filter(({ tagged }) => tagged) : found;
    }
    case "service":
    case "stack":
      return ofOptions(words, /^--image$/);
    default:
      return [];
  }
}

/** `--image x:latest`, `--image=x:latest`. */
function ofOptions(words: readonly WrittenWord[], names: RegExp): readonly ImageUse[] {
  return words.flatMap((word, at) => {
    const [name = "", value] = word.text.split(/=(.*)/s, 2);
    if (!names.test(name)) return [];
    const next = value === undefined ? (words[at + 1] ?? null) : word;
    return use(next, value ?? next?.text ?? "", { how: "deploy", aside: false });
  });
}

const TAG_NAME = /^(?:\w{0,30}_)?(?:IMAGE_TAG|TAG|IMAGE_VERSION|VERSION|RELEASE)$/;

function ofKubectl(words: readonly WrittenWord[]): readonly ImageUse[] {
  const texts = words.map(({ text }) => text);
  if (texts.includes("run") || texts.includes("debug")) return [];
  const set = texts.indexOf("set");
  if (set > 0 && texts[set + 1] === "image")
    return words.slice(set + 3).flatMap((word) => {
      const at = word.text.indexOf("=");
      if (at < 1 || word.text.startsWith("-")) return [];
      return use(word, word.text.slice(at + 1), { how: "deploy", aside: false });
    });
  return texts.includes("create") ? ofOptions(words, /^--image$/) : [];
}

/** `--set image.tag=latest`, `--build-arg` aside. */
function ofHelm(words: readonly WrittenWord[]): readonly ImageUse[] {
  return words.flatMap((word) => {
    const found = /(?:^|,|=)((?:\w{1,40}\.){0,6}(?:image\.)?tag=latest)(?:,|$)/.exec(word.text.slice(0, 500));
    return found?.[1] === undefined
      ? []
      : [{ word, image: found[1], tagged: true, how: "deploy" as const, aside: false }];
  });
}

/** `TAG=latest docker compose up -d`, `export IMAGE_TAG=latest`; as a default (`${1:-latest}`) it is one to be asked about. */
function ofAssignments(stage: Stage, name: string): readonly ImageUse[] {
  const given = stage.assignments.map((each) => ({ name: each.name, value: each.value, mark: each.mark }));
  if (name === "export")
    for (const { text, mark } of stage.words.slice(1)) {
      const at = text.indexOf("=");
      if (at > 0) given.push({ name: text.slice(0, at), value: text.slice(at + 1), mark });
    }
  return given.flatMap((each): readonly ImageUse[] => {
    const isDefault = /^\$\{\w{1,40}:?-latest\}$/.test(each.value);
    if (!TAG_NAME.test(each.name) || (each.value !== "latest" && !isDefault)) return [];
    const word = { text: "", raw: "", literal: true, mark: each.mark };
    return [{ word, image: `${each.name}=${each.value}`, tagged: true, how: "deploy", aside: isDefault }];
  });
}

export function imagesOf(stage: Stage): readonly ImageUse[] {
  const words = ownWords(stage);
  const name = nameOf(words);
  return [...ofAssignments(stage, name), ...ofProgram(name, words)];
}

function ofProgram(name: string, words: readonly WrittenWord[]): readonly ImageUse[] {
  if (/^(?:docker|podman|nerdctl)$/.test(name)) return ofDocker(words);
  if (/^(?:kubectl|oc)$/.test(name)) return ofKubectl(words);
  if (name === "helm") return ofHelm(words);
  if (name === "gcloud" || name === "az" || name === "fly" || name === "flyctl")
    return ofOptions(words, /^(?:--image|-i)$/);
  if (name === "kustomize")
    return words.flatMap((word) => {
      const image = word.text.slice(word.text.indexOf("=") + 1);
      return LATEST.test(image) ? [{ word, image, tagged: true, how: "deploy" as const, aside: false }] : [];
    });
  return [];
}
