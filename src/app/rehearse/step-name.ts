/** A step in a sentence: `step 7`, `r2`, and its id where it has no number. */
export function stepName({ numbers }: { readonly numbers: ReadonlyMap<string, string> }, id: string): string {
  const number = numbers.get(id);
  return number === undefined ? id : /^\d/.test(number) ? `step ${number}` : number;
}
