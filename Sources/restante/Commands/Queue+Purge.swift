import ArgumentParser
import RestanteJSON
import RestanteServer

extension Queue {
  /// `restante queue purge`
  struct Purge: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Remove selected events from a queue or its history.",
      discussion: """
        Pending events and dead letters go into the history, from which "queue restore" brings \
        them back. Without a history, and if they are damaged, they are gone for good, as past \
        events are. Claimed events stay. Says how many events are meant and asks for confirmation.
        """)

    @OptionGroup var target: QueueTarget

    @Option(
      name: .customLong("id"),
      help: "The event with this id, in whatever state; may be repeated.")
    var ids: [Int64] = []

    @Option(help: "Events in this state: pending, dead or past.")
    var state: String?

    @OptionGroup var choice: EventChoice

    @Flag(help: "All events in the state.")
    var all = false

    @Flag(help: "Do not ask for confirmation.")
    var yes = false

    @OptionGroup var server: ServerOptions

    func validate() throws {
      guard [!ids.isEmpty, !choice.isEmpty, all].count(where: { $0 }) == 1 else {
        throw ValidationError(
          "Choose events by --id, by --event, --from, --before and --text, or all by --all.")
      }
      guard state != nil || !ids.isEmpty else {
        throw ValidationError("--state says whether pending, dead or past events are meant.")
      }
    }

    func run() async throws {
      let connection = try await server.connection(demoKey: \.adminKey)
      let progress = ProgressLine()
      defer { progress.clear() }
      let total = try await count(connection, progress)
      progress.clear()
      let kind = state.map { $0 == "dead" ? "dead letter" : "\($0) event" } ?? "event"
      try Confirmation.require(
        "This purges \(total) \(kind)\(total == 1 ? "" : "s") of \(target.clientID).",
        isGiven: yes || total == 0)
      var body = selection
      var (purged, restorable) = (Int64(0), Int64(0))
      var processID = ""
      let bar = ProgressBar("purging")
      defer { bar.clear() }
      // What comes meanwhile is not meant.
      while purged < total {
        let reply = try await connection.post(target.path("purge"), .object(body))
        purged += reply["purged"]?.intValue ?? 0
        restorable += reply["restorable"]?.intValue ?? 0
        processID = reply["process_id"]?.stringValue ?? ""
        bar.show(Int(clamping: purged), of: Int(clamping: total))
        guard let next = reply["next"], !next.isNull else { break }
        body["after"] = next
        body["process_id"] = .string(processID)
      }
      bar.clear()
      show(purged, restorable, processID)
    }

    /// How many events are meant.
    private func count(
      _ connection: ServerConnection, _ progress: ProgressLine
    ) async throws -> Int64 {
      if all, let figure = ["pending": "pending", "dead": "failed"][state ?? ""] {
        return try await connection.get(target.path())[figure]?.intValue ?? 0
      }
      var body = selection
      body["dry_run"] = true
      var total: Int64 = 0
      repeat {
        let reply = try await connection.post(target.path("purge"), .object(body))
        total += reply["matched"]?.intValue ?? 0
        body["after"] = reply["next"] ?? .null
        progress.show("counting: \(total)")
      } while body["after"] != .null
      return total
    }

    private var selection: JSONObject {
      var body: JSONObject = [:]
      body["state"] = state.map { .string($0) }
      if !ids.isEmpty { body["ids"] = .array(ids.map { .int($0) }) }
      if !choice.isEmpty { body["filter"] = .object(choice.members) }
      if all { body["all"] = true }
      return body
    }

    private func show(_ purged: Int64, _ restorable: Int64, _ processID: String) {
      guard !server.output.printsJSON else {
        return server.output.show([
          "purged": .int(purged), "restorable": .int(restorable),
          "process_id": .string(processID),
        ])
      }
      StandardStreams.show(line: "purged \(purged), of which \(restorable) can be restored")
      if restorable > 0 {
        let connector = target.connector.isEmpty ? "" : " --connector \(target.connector)"
        StandardStreams.show(
          line: "To undo: restante queue restore \(target.clientID)\(connector) "
            + "--process-id \(processID)")
      }
    }
  }
}
