import ArgumentParser
import FoundationEssentials
import RestanteJSON
import RestanteServer

extension Queue {
  /// `restante queue why`
  struct Why: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Explain why an application receives no events, most likely reason first.")

    @OptionGroup var target: QueueTarget
    @OptionGroup var server: ServerOptions

    @Flag(name: .customLong("json"), help: "Print the server's reply as JSON.")
    var printsJSON = false

    func run() async throws {
      let reply = try await server.connection(demoKey: \.adminKey).get(target.path("explain"))
      guard !printsJSON else { return StandardStreams.show(line: reply.encodedString()) }
      for (number, reason) in (reply["reasons"]?.arrayValue ?? []).enumerated() {
        for line in Self.lines(number + 1, reason) { StandardStreams.show(line: line) }
      }
    }

    private static func lines(_ number: Int, _ reason: JSONValue) -> [String] {
      let text = reason["text"]?.stringValue ?? ""
      let help = reason["help"]?.stringValue ?? ""
      return ["\(number). \(reason["reason"]?.stringValue ?? ""): \(text)"]
        + details(reason).map { "   - \($0)" } + ["   Try: \(help)"]
    }

    /// What belongs to a reason, a line each.
    private static func details(_ reason: JSONValue) -> [String] {
      let claims = items("claims", of: reason).map { claim in
        let end = claim["until"]?.intValue.map { "until \(time($0))" } ?? "without a deadline"
        return "\(claim["events"]?.intValue ?? 0) held by "
          + "\(claim["process_id"]?.stringValue ?? "") \(end)"
      }
      let queues = items("queues", of: reason).map { queue in
        let connector = queue["connector"]?.stringValue ?? ""
        let name = connector.isEmpty ? "no connector" : "connector \(connector)"
        let figures = ["pending", "claimed", "failed"].map { state in
          "\(queue[state]?.intValue ?? 0) \(state)"
        }
        return "\(name): " + figures.joined(separator: ", ")
      }
      let events = items("events", of: reason).map { event in
        "\(event["event"]?.stringValue ?? ""): \(event["count"]?.intValue ?? 0), most recently at "
          + time(event["last_at"]?.intValue ?? 0)
      }
      let last = reason["last_at"]?.intValue.map { ["most recently at \(time($0))"] } ?? []
      return claims + queues + events + last
    }

    private static func items(_ name: String, of reason: JSONValue) -> [JSONValue] {
      reason[name]?.arrayValue ?? []
    }

    private static func time(_ seconds: Int64) -> String {
      Date(timeIntervalSince1970: TimeInterval(seconds)).formatted(.iso8601)
    }
  }
}
