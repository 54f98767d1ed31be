import ArgumentParser

/// The command `restante`.
struct Restante: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restante",
    abstract: "Keeps events until your application fetches them.",
    version: "0.1.0",
    subcommands: [Serve.self, Publish.self, Queue.self])
}
