/** the property of non-interference kills every known leak built into the writer's store. */
import t from 'tap';
import { mustBeKilled } from './hunt.ts';
import { storeMutants } from './store-mutants.ts';

for (const mutant of storeMutants) await mustBeKilled(t, mutant);
