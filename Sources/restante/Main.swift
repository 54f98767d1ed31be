import ArgumentParser
import NIOCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The program's entry.
@main
enum Main {
  static func main() async {
    // Must be the first use of NIO. Requests are processed on the loops, so that a single one would
    // let one request hold up all others.
    NIOSingletons.groupLoopCountSuggestion = max(2, System.coreCount)
    do {
      var command = try await Restante.asyncParseAsRoot()
      try await run(&command)
    } catch {
      if let wrong = MisspeltCommand(Array(CommandLine.arguments.dropFirst()), of: Restante.self) {
        StandardStreams.draw(
          """
          Error: There is no command "\(wrong.parent) \(wrong.word)"; did you mean \
          "\(wrong.parent) \(wrong.near)"?

          """)
        exit(EX_USAGE)
      }
      Restante.exit(withError: error)
    }
  }

  private static func run(_ command: inout any ParsableCommand) async throws {
    do {
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let error as ValidationError {
      // What is wrong is not how the command was written, so its usage would not help.
      StandardStreams.draw("Error: \(error.message)\n")
      exit(EX_USAGE)
    }
  }
}
