import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteServer

extension ConsoleTests.Browser {
  /// What the hidden fields of the question on the page hold.
  var questionFields: [String: String] {
    let form =
      last.text.split(separator: #"<form method="post" class="question">"#).dropFirst()
      .first.map { String($0) } ?? ""
    let pattern = /<input type="hidden" name="([^"]*)" value="([^"]*)">/
    var fields: [String: String] = [:]
    for match in form.matches(of: pattern) { fields[String(match.1)] = Self.plain(match.2) }
    return fields
  }

  /// What the notice on the page says.
  var notice: String? {
    last.text.firstMatch(of: /<p class="notice" role="status">(.*)<\/p>/).map { Self.plain($0.1) }
  }

  /// Opens the question that an action asks; returns it.
  @discardableResult
  mutating func ask(_ path: String) async throws -> String {
    let answer = try await open(path)
    #expect(answer.status == 200, "\(answer.text)")
    return Self.plain(heading[...])
  }

  /// Presses the question's button, and opens the page that follows.
  mutating func confirm(_ path: String) async throws {
    let address = path.split(separator: "?").first.map(String.init) ?? path
    let answer = try await send(address, questionFields)
    #expect(answer.status == 303, "\(answer.text)")
    try await open(try #require(answer.header("Location")))
    #expect(last.status == 200)
  }

  /// Texts of pages without what HTML writes in their place.
  static func plain(_ text: Substring) -> String {
    String(text).replacing("&quot;", with: "\"").replacing("&lt;", with: "<")
      .replacing("&gt;", with: ">").replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }
}

/// A queue of the demo portal that the console is asked about.
struct ConsoleQueue: Sendable {
  let server: LiveServer
  let key: QueueKey
  let path: String

  /// Runs a server whose demo application has bound an event offline.
  static func run(_ body: @Sendable (ConsoleQueue) async throws -> Void) async throws {
    try await ConsoleTests.run { server in
      try await server.bind("E")
      let client = try await server.demoClient()
      try await body(
        ConsoleQueue(
          server: server,
          key: QueueKey(
            portal: client.portal.id, application: client.application.id, connector: ""),
          path: "/console/portals/localhost/queues/\(server.demo.clientID)"))
    }
  }

  /// An administrator who is logged in.
  func visitor() async throws -> ConsoleTests.Browser {
    var browser = try await ConsoleTests.Browser(server)
    try await browser.logIn()
    return browser
  }

  /// Publishes events that carry these numbers.
  func publish(_ numbers: ClosedRange<Int>) async throws {
    let events = numbers.map { #"{"event":"E","data":{"ID":\#($0)}}"# }
    let answer = try await server.publish("[\(events.joined(separator: ","))]")
    #expect(answer.status == 200)
  }

  /// Claims events; they are the oldest ones.
  @discardableResult
  func claim(_ processID: String, _ count: Int = 1) async throws -> [OfflineEvent] {
    let reply = try await server.store.perform(
      ClaimEvents(
        queue: key, processID: ProcessID(processID), limit: count,
        disposition: .reserve(lease: 600)))
    guard case .events(let events) = reply else { return [] }
    return events
  }

  /// Makes the oldest pending events dead letters.
  func fail(_ count: Int, _ reason: String?) async throws {
    let processID = "worker-\(reason ?? "none")"
    let claimed = try await claim(processID, count)
    _ = try await server.store.perform(
      FailEvents(
        queue: key, mode: .safe, processID: ProcessID(processID),
        messageIDs: claimed.map(\.messageID), reason: reason))
  }

  /// How many events are pending, held by claims, and dead letters.
  func figures() async throws -> [Int64] {
    let figures = try await server.store.figures(of: key)
    return [figures?.pending ?? 0, figures?.claimed ?? 0, figures?.failed ?? 0]
  }

  /// Whether the application's calls are refused.
  func isBlocked() async throws -> Bool {
    try await server.demoClient().application.isBlocked
  }

  /// The actions in the audit log with the numbers of events, the oldest first.
  func audit() async throws -> [String] {
    try await server.store.auditRecords(on: key.portal, before: nil, limit: 100).reversed()
      .filter { $0.entry.action.hasPrefix("queue.") || $0.entry.action == "app.set" }
      .map { record in
        let count = record.entry.detail["count"]?.intValue.map { " \($0)" } ?? ""
        return record.entry.action + count
      }
  }
}
