import ArgumentParser
import RestanteJSON
import RestanteServer

extension Queue {
  /// `restante queue why`
  struct Why: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Explain why an application receives no events, most likely reason first.")

    @OptionGroup var target: QueueTarget
    @OptionGroup var server: ServerOptions

    func run() async throws {
      let reply = try await server.connection(demoKey: \.adminKey).get(target.path("explain"))
      guard !server.output.printsJSON else { return server.output.show(reply) }
      for (number, reason) in (reply["reasons"]?.arrayValue ?? []).enumerated() {
        for line in lines(number + 1, reason) { StandardStreams.show(line: line) }
      }
    }

    private func lines(_ number: Int, _ reason: JSONValue) -> [String] {
      let text = reason["text"]?.stringValue ?? ""
      let help = reason["help"]?.stringValue ?? ""
      return ["\(number). \(reason["reason"]?.stringValue ?? ""): \(text)"]
        + details(reason).map { "   - \($0)" } + ["   Try: \(help)"]
    }

    /// What belongs to a reason, a line each.
    private func details(_ reason: JSONValue) -> [String] {
      let claims = items("claims", of: reason).map { claim in
        let end = claim["until"]?.intValue.map { "until \(time($0))" } ?? "without a deadline"
        return "\(claim["events"]?.intValue ?? 0) held by "
          + "\(claim["process_id"]?.stringValue ?? "") \(end)"
      }
      let moreClaims = (reason["claim_count"]?.intValue ?? 0) - Int64(claims.count)
      let others = moreClaims > 0 ? ["and \(moreClaims) more claims"] : []
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
      let last =
        events.isEmpty
        ? reason["last_at"]?.intValue.map { ["most recently at \(time($0))"] } ?? [] : []
      return claims + others + queues + events + items("handlers", of: reason).map(handler) + last
    }

    private func handler(_ handler: JSONValue) -> String {
      let name = handler["event"]?.stringValue ?? ""
      let counts = ["waiting", "retrying", "parked", "delivered"].compactMap { phase in
        let count = handler[phase]?.intValue ?? 0
        return count > 0 ? "\(count) \(phase)" : nil
      }
      var parts = [counts.isEmpty ? "no deliveries" : counts.joined(separator: ", ")]
      for (member, words) in [
        ("parked_since", "parked since"), ("suspended_since", "suspended since"),
        ("outage_since", "in an outage since"), ("next_turn_at", "tried next at"),
      ] {
        if let seconds = handler[member]?.intValue { parts.append("\(words) \(time(seconds))") }
      }
      if let status = handler["last_status"]?.intValue { parts.append("last status \(status)") }
      if let failure = handler["last_failure"]?.stringValue {
        parts.append("last failure: \(failure)")
      }
      return "handler \(handler["id"]?.intValue ?? 0), \(name) to "
        + "\(handler["url"]?.stringValue ?? ""): \(parts.joined(separator: "; "))"
    }

    private func items(_ name: String, of reason: JSONValue) -> [JSONValue] {
      reason[name]?.arrayValue ?? []
    }

    private func time(_ seconds: Int64) -> String { server.output.time(seconds) }
  }
}
