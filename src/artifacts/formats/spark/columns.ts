import type { JsonValue } from '../json/values.ts';
import type { Stage } from './stages.ts';

/** Which columns the stages of a pipeline hand on to each other. */
export interface Columns {
  /** What goes into a stage, as the columns that the pipeline gets: what a VectorAssembler put together is its parts. */
  into: (stage: Stage) => string[];
  /** Says that a VectorAssembler made a column of others. */
  assembled: (stage: Stage) => void;
  /** Says that a stage made a column, to be called by that name from then on: Spark's own names are made by chance. */
  made: (stage: Stage, name: string) => void;
}

const INPUTS = ['inputCols', 'inputCol', 'featuresCol'];
const OUTPUTS = ['outputCols', 'outputCol'];

/** More columns than this no stage is given: assemblers of assemblers double with each step. */
const MOST_COLUMNS = 1_000_000;

export function trackColumns(): Columns {
  const sources = new Map<string, string[]>();
  const into = (stage: Stage): string[] => {
    const columns = namedBy(stage, INPUTS).flatMap((column) => sources.get(column) ?? [column]);
    return columns.slice(0, MOST_COLUMNS);
  };
  return {
    into,
    assembled: (stage) => {
      for (const column of namedBy(stage, OUTPUTS)) sources.set(column, into(stage));
    },
    made: (stage, name) => {
      const outputs = namedBy(stage, OUTPUTS);
      for (const [index, column] of outputs.entries()) {
        sources.set(column, [outputs.length === 1 ? name : `${name}/${index}`]);
      }
    },
  };
}

/** The columns under the first of the keys that the stage has. */
function namedBy({ params }: Stage, keys: readonly string[]): string[] {
  const value: JsonValue | undefined = keys.map((key) => params.get(key)).find((each) => each !== undefined);
  return [value ?? []].flat().filter((column) => typeof column === 'string');
}
