/** What comes in as files: an assembly to be counted again. */
export { type Fault, type ReadAssembly, readAssembly } from './imports/assembly.ts'
export { workedExamples } from './imports/examples.ts'
