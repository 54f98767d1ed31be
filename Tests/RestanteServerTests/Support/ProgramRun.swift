/// Runs the real program until it ends, in an empty directory of its own.
func restante(
  _ arguments: [String], environment: [String: String] = [:]
) async throws -> (code: Int32?, output: String, errors: String) {
  let directory = try TemporaryDirectory()
  let child = try ChildProcess(arguments, environment: environment, directory: directory)
  defer { child.end() }
  let code = await child.exitCode()
  return withExtendedLifetime(directory) { (code, child.output, child.errors) }
}
