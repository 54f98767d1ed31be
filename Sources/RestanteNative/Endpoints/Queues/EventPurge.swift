import RestanteCore
import RestanteJSON

/// A purge in small transactions, so that consumers get their turn in between. Readers look for the
/// events; the writer only removes what is still as it was seen.
struct EventPurge {
  /// The states whose events can be purged.
  static let parts: [QueuePart] = [.pending, .dead, .past]
  /// The maximum number of events that one request names.
  static let maxNamed = 1_000
  /// How many events one request looks at; a longer purge goes on at the place that the reply
  /// names.
  static let reach = 20_000
  static let processIDPattern = "^[A-Za-z0-9]{1,64}$"

  /// Which events are meant.
  enum Selection {
    /// Those with these numbers, in one state or in any that can be purged.
    case ids([EventID], QueuePart?)
    /// Those in a state that pass.
    case matching(PeekFilter, QueuePart)
  }

  private let call: NativeCall
  private let queue: QueueKey
  private let record: QueueRecord
  let processID: ProcessID
  private let isDry: Bool
  /// How many events were found.
  private(set) var matched = 0
  private(set) var outcome = PurgeOutcome()

  init(
    _ call: NativeCall, of queue: QueueKey, record: QueueRecord, processID: ProcessID, isDry: Bool
  ) {
    self.call = call
    self.queue = queue
    self.record = record
    self.processID = processID
    self.isDry = isDry
  }

  /// Purges; returns where to go on if there may be more.
  mutating func run(
    _ selection: Selection, after: PeekPosition?
  ) async throws(StoreError) -> PeekPosition? {
    switch selection {
    case .ids(let ids, let part):
      for start in stride(from: 0, to: ids.count, by: OperationStep.rows) {
        let named = Array(ids[start..<min(start + OperationStep.rows, ids.count)])
        let events = try await call.store.events(numbered: named, in: queue)
        for wanted in Self.parts where part.map({ $0 == wanted }) ?? true {
          try await remove(events.filter { $0.standing.part == wanted }, from: wanted)
        }
      }
      return nil
    case .matching(let filter, let part):
      var query = PeekEvents(
        queue: queue, part: part, filter: filter, after: after, limit: OperationStep.rows,
        maxBytes: ReplyBounds.safeDefault.bytes)
      var looked = 0
      repeat {
        let page = try await call.store.peek(query)
        try await remove(page.events, from: part)
        looked += page.looked
        query.after = page.next
      } while query.after != nil && looked < Self.reach
      return query.after
    }
  }

  private mutating func remove(
    _ events: [PeekedEvent], from part: QueuePart
  ) async throws(StoreError) {
    matched += events.count
    guard !isDry, !events.isEmpty else { return }
    let operation = PurgeEvents(
      queue: queue, part: part, targets: events.map(PurgeEvents.Target.init(_:)),
      processID: processID)
    let record = record
    let removed = try await call.perform(operation) { record.entry(count: $0.purged) }
    outcome.purged += removed.purged
    outcome.restorable += removed.restorable
  }
}

/// Reading what is to be purged. It must be said: nothing that can be forgotten or misspelt means
/// "all".
extension EventPurge {
  static func selection(_ arguments: ArgumentReader) throws(Problem) -> Selection {
    let part = try QueuePart.read(try arguments.string("state"), among: parts)
    let ids = try EventSelectionReader(arguments).ids()
    let filter = try PeekFilterReader.filter(arguments)
    let isAll = try arguments.bool("all") ?? false
    guard [ids != nil, filter != nil, isAll].count(where: { $0 }) == 1 else {
      throw Problem(
        .invalidArgument, "Exactly one of these must be given: ids, filter, all.")
    }
    if let ids {
      guard (1...maxNamed).contains(ids.count) else {
        throw arguments.wrong("ids", "must name 1 to \(maxNamed) events")
      }
      return .ids(ids, part)
    }
    guard let part else {
      throw Problem(
        .invalidArgument, "state must be given with filter and all.", argument: "state")
    }
    return .matching(filter ?? PeekFilter(), part)
  }

  static func processID(_ arguments: ArgumentReader) throws(Problem) -> ProcessID? {
    guard let text = try arguments.string("process_id") else { return nil }
    let isPlain = text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    guard (1...64).contains(text.utf8.count), isPlain else {
      throw arguments.wrong("process_id", "must be that of an earlier reply")
    }
    return ProcessID(text)
  }
}
