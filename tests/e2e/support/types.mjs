// Runs TypeScript in this process.
import ts from "typescript";

/** TypeScript's errors in a project with this tsconfig in this directory, as text; empty if there are none. */
export function complaints(config, directory) {
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, directory);
  const host = { getCurrentDirectory: () => directory, getCanonicalFileName: (name) => name, getNewLine: () => "\n" };
  return ts.formatDiagnostics(ts.getPreEmitDiagnostics(ts.createProgram(fileNames, options)), host);
}
