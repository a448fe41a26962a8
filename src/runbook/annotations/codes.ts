/** The codes of what can be wrong with an annotation, a front matter or a `rutter` fence. */

export const annotationCodes = {
  RUNBOOK_ANNOTATION_UNKNOWN: {
    kind: "diagnostic",
    level: "error",
    title: "an annotation has a word that Rutter does not know",
  },
  RUNBOOK_ANNOTATION_VALUE: {
    kind: "diagnostic",
    level: "error",
    title: "an annotation has a value that does not fit",
  },
  RUNBOOK_FRONT_MATTER_KEY: {
    kind: "diagnostic",
    level: "error",
    title: "the front matter has a key under rutter: that Rutter does not know",
  },
  RUNBOOK_FRONT_MATTER_VALUE: {
    kind: "diagnostic",
    level: "error",
    title: "the front matter has a value under rutter: that does not fit",
  },
  RUNBOOK_FRONT_MATTER_YAML: {
    kind: "diagnostic",
    level: "error",
    title: "the front matter under rutter: is not YAML",
  },
  RUNBOOK_VERB_KEY: {
    kind: "diagnostic",
    level: "error",
    title: "a rutter fence has a key that its verb does not take",
  },
  RUNBOOK_VERB_TWO: {
    kind: "diagnostic",
    level: "error",
    title: "a rutter fence has more than one verb",
  },
  RUNBOOK_VERB_UNKNOWN: {
    kind: "diagnostic",
    level: "error",
    title: "a rutter fence has no verb that Rutter knows",
  },
  RUNBOOK_VERB_VALUE: {
    kind: "diagnostic",
    level: "error",
    title: "a rutter fence has a value that does not fit, or lacks one",
  },
  RUNBOOK_VERB_YAML: {
    kind: "diagnostic",
    level: "error",
    title: "a rutter fence is not YAML",
  },
} as const;

export type AnnotationCode = keyof typeof annotationCodes;
