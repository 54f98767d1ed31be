import ArgumentParser
import RestanteJSON
import RestanteServer

/// `restante queue`
struct Queue: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Inspect the queues of a running server and recover failed events.",
    subcommands: [
      List.self, Peek.self, Show.self, Why.self, Purge.self, Dead.self, Redrive.self, Drop.self,
      Release.self, History.self, Restore.self, Configure.self,
    ])
}

extension Queue {
  /// `restante queue list`
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show how many events are pending, claimed and failed in each queue.")

    @OptionGroup var server: ServerOptions

    func run() async throws {
      let reply = try await server.connection(demoKey: \.adminKey).get("/v1/queues")
      guard !server.output.printsJSON else { return server.output.show(reply) }
      server.output.show(
        reply["queues"]?.arrayValue ?? [],
        ["client_id", "connector", "pending", "claimed", "failed", "oldest_age_seconds"])
    }
  }
}
