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
    // Must be the first use of NIO. Measured with two cores, one event loop fewer than cores serves
    // most requests: the loops leave room for those who compute the answers.
    NIOSingletons.groupLoopCountSuggestion = max(1, System.coreCount - 1)
    do {
      var command = try await Restante.asyncParseAsRoot()
      try await run(&command)
    } catch {
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
