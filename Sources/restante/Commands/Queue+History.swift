import ArgumentParser
import RestanteJSON
import RestanteServer

extension Queue {
  /// `restante queue history`
  struct History: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List or save the restorable events that left a queue, newest first.")

    @OptionGroup var target: QueueTarget
    @OptionGroup var choice: PastChoice
    @OptionGroup var server: ServerOptions

    @Option(help: "How many events to show, up to 1000.")
    var limit = 50

    @Option(help: "Continue an earlier list: the value that its last line shows.")
    var after: String?

    @Option(
      help: ArgumentHelp(
        "Save all matching events to a new file, one JSON object per line.",
        valueName: "file"))
    var output: String?

    func run() async throws {
      let connection = try await server.connection(demoKey: \.adminKey)
      if let output { return try await save(to: output, from: connection) }
      let reply = try await connection.get(path(after: after, limit: limit))
      guard !server.output.printsJSON else { return server.output.show(reply) }
      server.output.show(
        reply["events"]?.arrayValue ?? [],
        ["id", "event", "departure", "left_at", "process_id"])
      if let next = reply["next"]?.stringValue {
        StandardStreams.show(line: "There are more: --after \(next)")
      }
    }

    private func path(after: String?, limit: Int) -> String {
      var query = choice.query
      query["limit"] = "\(limit)"
      if let after { query["after"] = after }
      return target.path("history", query: query)
    }

    private func save(to name: String, from connection: ServerConnection) async throws {
      let file = try LineFile(creating: name)
      var place = after
      var count = 0
      let progress = ProgressLine()
      defer { progress.clear() }
      repeat {
        let reply = try await connection.get(path(after: place, limit: 1_000))
        for event in reply["events"]?.arrayValue ?? [] {
          try file.write(line: event.encodedString())
          count += 1
        }
        place = reply["next"]?.stringValue
        progress.show("\(count) events saved")
      } while place != nil
      try file.close()
      progress.clear()
      guard !server.output.printsJSON else {
        return server.output.show(["events": .int(count), "file": .string(name)])
      }
      StandardStreams.show(line: "\(count) events saved to \(name)")
    }
  }

  /// `restante queue restore`
  struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Return acknowledged or taken events to the queue.")

    @OptionGroup var target: QueueTarget
    @OptionGroup var choice: PastChoice

    @Flag(help: "All events of the history.")
    var all = false

    @OptionGroup var server: ServerOptions

    func validate() throws {
      guard all == choice.query.isEmpty else {
        throw ValidationError(
          "Choose events by --id, --process-id, --from, --before or --event, or all by --all.")
      }
    }

    func run() async throws {
      let connection = try await server.connection(demoKey: \.adminKey)
      var body = choice.body
      if all { body["all"] = true }
      var (restored, blocked) = (Int64(0), Int64(0))
      let progress = ProgressLine()
      defer { progress.clear() }
      repeat {
        let reply = try await connection.post(target.path("restore"), .object(body))
        restored += reply["restored"]?.intValue ?? 0
        blocked += reply["blocked"]?.intValue ?? 0
        body["after"] = reply["next"] ?? .null
        progress.show("restored \(restored)")
      } while body["after"] != .null
      progress.clear()
      guard !server.output.printsJSON else {
        return server.output.show(["restored": .int(restored), "blocked": .int(blocked)])
      }
      StandardStreams.show(line: "restored \(restored), blocked by newer events \(blocked)")
    }
  }
}

/// Which past events a command is about; everything that is said must hold.
struct PastChoice: ParsableArguments {
  @Option(name: .customLong("id"), help: "The event with this id; may be repeated.")
  var ids: [Int] = []

  @Option(help: "Events that left with this process id.")
  var processID: String?

  @Option(
    help: ArgumentHelp(
      "Events that left at this time or later: \(TimeArgument.forms).", valueName: "time"))
  var from: TimeArgument?

  @Option(
    help: ArgumentHelp("Events that left before this time; written likewise.", valueName: "time"))
  var before: TimeArgument?

  @Option(help: "Events with this name.")
  var event: String?

  /// The query of a page.
  var query: [String: String] {
    var query: [String: String] = [:]
    if !ids.isEmpty { query["ids"] = ids.map(String.init).joined(separator: ",") }
    query["process_id"] = processID
    query["from"] = from.map { "\($0.seconds)" }
    query["before"] = before.map { "\($0.seconds)" }
    query["event"] = event
    return query
  }

  /// The body of a restore.
  var body: JSONObject {
    var body: JSONObject = [:]
    if !ids.isEmpty { body["ids"] = .array(ids.map { .int($0) }) }
    if let processID { body["process_id"] = .string(processID) }
    if let from { body["from"] = .int(from.seconds) }
    if let before { body["before"] = .int(before.seconds) }
    if let event { body["filter"] = ["event": .string(event)] }
    return body
  }
}
