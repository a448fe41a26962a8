/** Text as one word of bash, whatever it holds. No text for bash can hold a NUL, so none is left in it. */

export const quoted = (text: string): string => `'${text.replaceAll("\0", "").replaceAll("'", "'\\''")}'`;
