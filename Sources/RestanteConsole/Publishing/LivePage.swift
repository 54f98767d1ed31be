import RestanteCore
import RestanteJSON

/// The newest events of a portal, again every few seconds.
enum LivePage {
  /// After how many seconds browsers load it again.
  static let interval = 5
  /// How many queues are looked at, the busiest first.
  static let maxQueues = 20
  /// How many events are shown.
  static let maxEvents = 50
  /// How many characters of the data are shown.
  static let dataLength = 120

  static func make(_ scene: PageScene) async throws -> ConsolePage {
    let text = scene.text
    let query = scene.request.query
    let (application, event) = (query["app"] ?? "", (query["event"] ?? "").trimmingBlanks)
    let isPaused = query["pause"] != nil
    let queues = try await queues(of: application, scene)
    var seen: [Seen] = []
    for queue in queues.prefix(maxQueues) {
      seen += try await events(of: queue, named: event, scene)
    }
    seen.sort { ($0.time, $0.id) > ($1.time, $1.id) }
    let table = Sheet.Table(
      label: text("live", "title"),
      columns: [
        text("live", "event"), text("live", "time"), text("queues", "application"),
        text("event", "state"), text("event", "data"),
      ],
      rows: seen.prefix(maxEvents).map { $0.row(scene) },
      empty: event.isEmpty && application.isEmpty
        ? text("live", "empty") : text("live", "no_match"),
      remark: queues.count > maxQueues ? text("live", "more", ["n": "\(maxQueues)"]) : nil)
    var values = Sheet(tables: [table]).values
    values["event"] = event
    values["applications"] = try await applications(chosen: application, scene)
    values["isPaused"] = isPaused
    values["words"] =
      isPaused
      ? text("live", "paused") : text("live", "running", ["n": "\(interval)"])
    values["other"] = link(application, event, pauses: !isPaused, scene)
    return ConsolePage(
      template: "live", title: text("live", "title"), section: .live,
      refresh: isPaused ? nil : interval, values: values)
  }

  private static func link(
    _ application: String, _ event: String, pauses: Bool, _ scene: PageScene
  ) -> String {
    pauses
      ? scene.path(["live"], query: ["app": application, "event": event, "pause": "1"])
      : scene.path(["live"], query: ["app": application, "event": event])
  }

  /// A queue.
  private struct Queue {
    let clientID: String
    let connector: String
    let parts: [QueuePart]
  }

  /// The queues of an application, or of all, the busiest first.
  private static func queues(
    of application: String, _ scene: PageScene
  ) async throws -> [Queue] {
    guard let portal = scene.portal else { throw PageProblem.missing }
    let queues = try await scene.sessions.store.queueFigures(on: portal.id)
    return queues.filter { application.isEmpty || $0.clientID == application }
      .sorted { left, right in
        (left.pending, left.claimed, left.failed) > (right.pending, right.claimed, right.failed)
      }
      .map { Queue(clientID: $0.clientID, connector: $0.connector, parts: parts(of: $0)) }
  }

  /// Where a queue has events; what is past has no figure.
  private static func parts(of queue: QueueFigures) -> [QueuePart] {
    QueuePart.allCases.filter { part in
      switch part {
      case .pending: queue.pending > 0
      case .claimed: queue.claimed > 0
      case .dead: queue.failed > 0
      case .past: true
      }
    }
  }

  /// The newest events of a queue, whatever their state is.
  private static func events(
    of queue: Queue, named event: String, _ scene: PageScene
  ) async throws -> [Seen] {
    var seen: [Seen] = []
    for state in queue.parts {
      var query = ["state": state.rawValue, "order": "newest", "limit": "\(maxEvents)"]
      if !queue.connector.isEmpty { query["connector"] = queue.connector }
      if !event.isEmpty { query["event"] = event }
      let reply = try await scene.ask(["queues", queue.clientID, "events"], query: query)
      seen += (reply["events"]?.arrayValue ?? []).map { Seen(event: $0, queue: queue) }
    }
    return seen
  }

  /// An event of a queue.
  private struct Seen {
    let event: JSONValue
    let queue: Queue

    var time: Int64 { event["last_at"]?.intValue ?? 0 }
    var id: Int64 { event["id"]?.intValue ?? 0 }

    func row(_ scene: PageScene) -> Sheet.Row {
      let data = event["data"]?.encodedString(.plain) ?? ""
      let connector = queue.connector
      return Sheet.Row(
        head: Sheet.Cell(
          event["event"]?.stringValue ?? "",
          link: scene.path(
            ["queues", queue.clientID, "events", "\(id)"], query: ["connector": connector])),
        cells: [
          Sheet.Cell(scene.times.moment(Timestamp(seconds: time))),
          Sheet.Cell(
            queue.clientID,
            link: scene.path(["queues", queue.clientID], query: ["connector": connector]),
            aside: connector.isEmpty ? nil : connector),
          Sheet.Cell(scene.text("state", event["state"]?.stringValue ?? "")),
          Sheet.Cell(
            data.count > LivePage.dataLength ? "\(data.prefix(LivePage.dataLength))…" : data),
        ])
    }
  }

  /// An application to choose.
  private struct Choice: Sendable {
    let clientID: String
    let name: String
    let isChosen: Bool
  }

  private static func applications(
    chosen: String, _ scene: PageScene
  ) async throws -> [Choice] {
    let reply = try await scene.ask(["apps"], query: ["limit": "200"])
    let all = [Choice(clientID: "", name: scene.text("live", "all"), isChosen: chosen.isEmpty)]
    return all
      + (reply["apps"]?.arrayValue ?? []).map { application in
        let clientID = application["client_id"]?.stringValue ?? ""
        let name = application["name"]?.stringValue ?? ""
        return Choice(
          clientID: clientID, name: name.isEmpty ? clientID : name, isChosen: clientID == chosen)
      }
  }
}
