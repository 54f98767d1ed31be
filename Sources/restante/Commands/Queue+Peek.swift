import ArgumentParser
import RestanteJSON
import RestanteServer

extension Queue {
  /// `restante queue peek`
  struct Peek: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the events of a queue without claiming them.",
      discussion: """
        Shows events in one state: pending, claimed, dead (dead letters) or past (the history). \
        Data are cut short; --full shows all of them, as "queue show" and --json do.
        """)

    @OptionGroup var target: QueueTarget

    @Option(help: "The state: pending, claimed, dead or past.")
    var state = "pending"

    @OptionGroup var choice: EventChoice

    @Option(help: "What comes first: oldest or newest. (default: oldest, for past events newest)")
    var order: String?

    @Option(help: "How many events to show, up to 1000.")
    var limit = 50

    @Option(help: "Continue an earlier list: the value that its last line shows.")
    var after: String?

    @Flag(help: "Do not cut data short.")
    var full = false

    @OptionGroup var server: ServerOptions

    func run() async throws {
      var query = choice.query
      query["state"] = state
      query["limit"] = "\(limit)"
      query["after"] = after
      query["order"] = order
      let reply = try await server.connection(demoKey: \.adminKey)
        .get(target.path("events", query: query))
      guard !server.output.printsJSON else { return server.output.show(reply) }
      let events = reply["events"]?.arrayValue ?? []
      server.output.show(events.map(row), Self.columns(of: state))
      if let next = reply["next"]?.stringValue {
        StandardStreams.show(line: "There are more: --after \(next)")
      }
    }

    private static func columns(of state: String) -> [String] {
      switch state {
      case "claimed": ["id", "event", "last_at", "attempts", "process_id", "until", "data"]
      case "dead": ["id", "event", "last_at", "attempts", "failed_at", "reason", "data"]
      case "past": ["id", "event", "left_at", "departure", "process_id", "data"]
      default: ["id", "event", "last_at", "attempts", "data"]
      }
    }

    private func row(_ event: JSONValue) -> JSONValue {
      var row = event.objectValue ?? [:]
      row["data"] = .string(ShownData.text(of: event, isWhole: full))
      return .object(row)
    }
  }

  /// `restante queue show`
  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show all that is known of one event, and what became of it.",
      discussion: """
        What happened to an event is shown as far as it is kept: its first and its last \
        occurrence, the last failure, the claim that holds it, how it left, and what operators did \
        to the queue meanwhile.
        """)

    @OptionGroup var target: QueueTarget

    @Argument(help: "The event's id.")
    var id: Int64

    @OptionGroup var server: ServerOptions

    func run() async throws {
      let reply = try await server.connection(demoKey: \.adminKey).get(target.path("events/\(id)"))
      let output = server.output
      guard !output.printsJSON else { return output.show(reply) }
      let names = [
        "id", "event", "message_id", "state", "user_id", "published_by", "traceparent", "repeats",
        "attempts",
      ]
      for name in names where reply[name] != .null {
        StandardStreams.show(line: "\(name): \(output.text(reply[name] ?? .null, of: name))")
      }
      StandardStreams.show(line: "data: \(ShownData.text(of: reply, isWhole: true))")
      for line in EventStory(reply).lines(output) { StandardStreams.show(line: line) }
    }
  }
}
