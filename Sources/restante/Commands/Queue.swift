import ArgumentParser
import RestanteJSON
import RestanteServer

/// `restante queue`
struct Queue: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Inspect the queues of a running server and recover failed events.",
    subcommands: [
      List.self, Why.self, Dead.self, Redrive.self, Drop.self, Release.self, History.self,
      Restore.self, Configure.self,
    ])
}

extension Queue {
  /// `restante queue list`
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show how many events are pending, claimed and failed in each queue.")

    @OptionGroup var server: ServerOptions

    @Flag(name: .customLong("json"), help: "Print the server's reply as JSON.")
    var printsJSON = false

    func run() async throws {
      let reply = try await server.connection(demoKey: \.adminKey).get("/v1/queues")
      guard !printsJSON else { return StandardStreams.show(line: reply.encodedString()) }
      let header = ["CLIENT ID", "CONNECTOR", "PENDING", "CLAIMED", "FAILED", "OLDEST (S)"]
      let rows = (reply["queues"]?.arrayValue ?? []).map(Self.row)
      for line in Self.aligned([header] + rows) { StandardStreams.show(line: line) }
    }

    private static func row(_ queue: JSONValue) -> [String] {
      let names = ["client_id", "connector", "pending", "claimed", "failed", "oldest_age_seconds"]
      return names.map { name in
        switch queue[name] {
        case .string(let text): text.isEmpty ? "-" : text
        case .number(let number): number.text
        default: "-"
        }
      }
    }

    /// The rows as lines whose columns stand below each other.
    static func aligned(_ rows: [[String]]) -> [String] {
      var widths: [Int] = []
      for row in rows {
        for (column, text) in row.enumerated() {
          if column == widths.count { widths.append(0) }
          widths[column] = max(widths[column], text.count)
        }
      }
      return rows.map { row in
        zip(row, widths).map { text, width in
          text + String(repeating: " ", count: width - text.count)
        }.joined(separator: "  ").trimmingSuffix(" ")
      }
    }
  }
}

extension String {
  /// The text without that character at its end.
  fileprivate func trimmingSuffix(_ character: Character) -> String {
    var text = Substring(self)
    while text.last == character { text = text.dropLast() }
    return String(text)
  }
}
