/** So many answers are remembered; a hostile project has more names than any other. */
const most = 20_000;

/** A function of a text that gives the same each time, asked once for each text. */
export function remember<Answer>(ask: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const answer = ask(text);
    if (known.size < most) known.set(text, answer);
    return answer;
  };
}
