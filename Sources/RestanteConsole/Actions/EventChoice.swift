import RestanteCore
import RestanteJSON

/// Which events a purge or a restore is about: named ones, all that a search finds, or those that
/// an earlier purge removed.
struct EventChoice: Sendable {
  /// How many steps of the native API one request takes; each looks at thousands of events. Another
  /// request continues a longer operation.
  static let maxSteps = 5

  let place: QueuePlace
  let search: EventSearch
  let named: NamedEvents
  /// The process id of a purge; empty for none.
  let processID: String
  /// Where an operation goes on that is not finished; empty at first.
  let after: String
  private let isMatching: Bool

  /// Reads a query or a form. What is meant must be said: nothing that can be forgotten means
  /// "all".
  ///
  /// - Parameter isByProcessID: Whether the process id of a purge says enough.
  /// - Throws: ``PageProblem``.
  init(
    _ scene: PageScene, _ form: [String: String], orByProcessID isByProcessID: Bool = false
  ) throws(PageProblem) {
    place = try QueuePlace(scene, form)
    search = try EventSearch(scene, form)
    named = NamedEvents(form)
    processID = form["process_id"] ?? ""
    after = form["after"] ?? ""
    isMatching = form["scope"] == "matching"
    guard !named.isEmpty || isMatching || (isByProcessID && !processID.isEmpty) else {
      throw .refused(scene.text("choice", "none"))
    }
  }

  /// How many events of the state are meant, and whether there may be more.
  ///
  /// - Throws: ``PageProblem``, or what the native API throws.
  func count() async throws -> (count: Int64, isMore: Bool) {
    var body = named.isEmpty ? search.selection : ["state": .string(search.state.rawValue)]
    if !named.isEmpty { body["ids"] = named.member }
    body["dry_run"] = true
    if !after.isEmpty { body["after"] = .string(after) }
    var count: Int64 = 0
    for _ in 0..<Self.maxSteps {
      let reply = try await place.post("purge", body)
      count += reply["matched"]?.intValue ?? 0
      guard let next = reply["next"]?.stringValue else { return (count, false) }
      body["after"] = .string(next)
    }
    return (count, true)
  }

  /// Some of the events that are meant.
  ///
  /// - Throws: ``PageProblem``, or what the native API throws.
  func examples() async throws -> [String] {
    named.isEmpty
      ? try await EventExamples.found(search, in: place)
      : try await EventExamples.named(named.ids, in: place, state: search.state.rawValue)
  }

  /// A number of events in words, which says whether there may be more.
  func words(_ count: Int64, isMore: Bool) -> String {
    let text = place.scene.text
    let events = text.counted(count, .event)
    return isMore ? text("choice", "at_least", ["events": events]) : events
  }

  /// What is meant as the fields of a form or of an address.
  ///
  /// - Parameters:
  ///   - after: Where the operation goes on; empty at first.
  ///   - processID: The process id of the purge; empty before it.
  func fields(after: String, processID: String) -> KeyValuePairs<String, String> {
    [
      "connector": place.connector, "state": search.state.rawValue,
      "event": search.field("event"), "text": search.field("text"),
      "from": search.field("from"), "before": search.field("before"), "ids": named.field,
      "scope": isMatching ? "matching" : "", "after": after, "process_id": processID,
    ]
  }

  /// The page that an action goes back to.
  var back: String {
    place.path(fields: [("state", search.state.rawValue)] + search.fields)
  }
}
