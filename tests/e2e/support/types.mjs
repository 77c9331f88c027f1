// TypeScript, asked in this process.
import ts from "typescript";

/** What TypeScript has against a project with this tsconfig in this directory, as text; nothing if all is well. */
export function complaints(config, directory) {
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, directory);
  const host = { getCurrentDirectory: () => directory, getCanonicalFileName: (name) => name, getNewLine: () => "\n" };
  return ts.formatDiagnostics(ts.getPreEmitDiagnostics(ts.createProgram(fileNames, options)), host);
}
