import ArgumentParser
import NIOCore

/// The program's entry.
@main
enum Main {
  static func main() async {
    // Must be the first use of NIO. Measured with two cores, one event loop fewer than cores serves
    // most requests: the loops leave room for those who compute the answers.
    NIOSingletons.groupLoopCountSuggestion = max(1, System.coreCount - 1)
    await Restante.main(nil)
  }
}
