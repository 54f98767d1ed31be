import ArgumentParser

/// Prints figures; asserts nothing.
@main
struct Main: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restante-bench",
    abstract: "Measures the server and the stores on this machine.",
    subcommands: [
      Overview.self, Deep.self, Peers.self, PostgresNodes.self, Soak.self, Costs.self, Waiting.self,
      Strangers.self, Neighbours.self, Deliveries.self, EmptyHandler.self,
    ],
    defaultSubcommand: Overview.self)
}
