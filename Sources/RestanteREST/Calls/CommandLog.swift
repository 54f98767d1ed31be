import Synchronization

/// What became of the commands of a batch; none is noted whose method there is not.
final class CommandLog: Sendable {
  private let commands = Mutex<[CommandFacts]>([])

  func note(_ command: CommandFacts) {
    commands.withLock { $0.append(command) }
  }

  /// All of them, in their order.
  var all: [CommandFacts] { commands.withLock { $0 } }
}
