import RestanteCore
import RestanteJSON
import Testing

/// A portal with one application that is bound offline to one event, and short words for what
/// cases do with its queue.
struct QueueScene: Sendable {
  /// The event that the application is bound to.
  static let deal = EventName(stored: "ONCRMDEALUPDATE")
  /// Another event, to which nothing is bound at first.
  static let lead = EventName(stored: "ONCRMLEADADD")

  let subject: any StoreUnderTest
  let mode: Mode
  let fixture: PortalFixture
  /// The queue that the words are about.
  var queue: QueueKey

  init(_ subject: any StoreUnderTest, mode: Mode) async throws {
    self.subject = subject
    self.mode = mode
    fixture = try await PortalFixture(in: subject.store, mode: mode)
    queue = fixture.application.queue()
    try await fixture.application.bindOffline(Self.deal, in: subject.store)
  }

  var store: any Store { subject.store }

  /// The same words about another queue.
  func with(_ queue: QueueKey) -> QueueScene {
    var other = self
    other.queue = queue
    return other
  }

  /// The same words about another connector's queue of the same application, bound to the event.
  func bound(connector: String) async throws -> QueueScene {
    try await fixture.application.bindOffline(Self.deal, connector: connector, in: store)
    return with(fixture.application.queue(connector: connector))
  }

  /// The message id of the event with a key.
  static func messageID(_ key: String) -> MessageID {
    MessageID(name: deal, data: .string(key))
  }

  /// An occurrence of the event with a key. The data may differ between occurrences.
  static func occurrence(
    _ key: String, data: JSONValue? = nil, user: ActingUser = .nobody,
    origin: EventOrigin? = nil
  ) -> Publication {
    Publication(
      name: deal, data: data ?? .string(key), messageID: messageID(key), user: user,
      origin: origin)
  }

  /// Publishes occurrences in one operation.
  @discardableResult
  func publish(_ publications: [Publication]) async throws -> PublishReceipt {
    try await store.perform(
      PublishEvents(portal: queue.portal, mode: mode, publications: publications))
  }

  /// Publishes one occurrence of each key, all in one operation.
  @discardableResult
  func publish(_ keys: String...) async throws -> PublishReceipt {
    try await publish(keys.map { Self.occurrence($0) })
  }

  func advance(_ seconds: Int64) async throws {
    try await subject.advance(seconds: seconds)
  }
}

extension QueueScene {
  /// Claims events under a process id; returns them.
  @discardableResult
  func claim(
    _ processID: String, filter: EventFilter = EventFilter(),
    order: EventOrder = .claimDefault, limit: Int = 50, failed: Bool = false,
    lease: Int64? = nil, bounds: ReplyBounds = .safeDefault
  ) async throws -> [OfflineEvent] {
    let reply = try await store.perform(
      ClaimEvents(
        queue: queue, processID: ProcessID(processID), filter: filter, order: order,
        limit: limit, wantsFailed: failed, disposition: .reserve(lease: lease), bounds: bounds))
    return try reply.granted()
  }

  /// Takes events; returns them.
  @discardableResult
  func take(
    filter: EventFilter = EventFilter(), order: EventOrder = .claimDefault, limit: Int = 50,
    failed: Bool = false, bounds: ReplyBounds = .safeDefault
  ) async throws -> [OfflineEvent] {
    let reply = try await store.perform(
      ClaimEvents(
        queue: queue, processID: ProcessID("take"), filter: filter, order: order, limit: limit,
        wantsFailed: failed, disposition: .take, bounds: bounds))
    return try reply.granted()
  }

  /// Reads again what a process id holds.
  @discardableResult
  func reread(
    _ processID: String, filter: EventFilter = EventFilter(),
    order: EventOrder = .claimDefault, limit: Int = 50, failed: Bool = false,
    removing: Bool = false, lease: Int64? = nil, exactly seconds: Int64? = nil,
    bounds: ReplyBounds = .safeDefault
  ) async throws -> [OfflineEvent] {
    let reply = try await store.perform(
      ReadClaim(
        queue: queue, mode: mode, processID: ProcessID(processID), filter: filter, order: order,
        limit: limit, wantsFailed: failed, removes: removing,
        renewal: seconds.map { .set(seconds: $0) } ?? .extend(lease: lease), bounds: bounds))
    return try reply.granted()
  }

  @discardableResult
  func acknowledge(
    _ processID: String, _ selection: AcknowledgeEvents.Selection = .all
  ) async throws -> Int {
    try await store.perform(
      AcknowledgeEvents(
        queue: queue, mode: mode, processID: ProcessID(processID), selection: selection))
  }

  /// Fails the events with these keys.
  @discardableResult
  func fail(
    _ processID: String, _ keys: String..., reason: String? = nil
  ) async throws -> Int {
    try await store.perform(
      FailEvents(
        queue: queue, mode: mode, processID: ProcessID(processID),
        messageIDs: keys.map(Self.messageID), reason: reason))
  }

  /// Makes a failed event of a key that has no copy yet.
  func makeFailed(_ key: String) async throws {
    try await publish(key)
    let processID = "failing \(key)"
    let filter = EventFilter([
      .init(.messageID, .equal, [.text(Self.messageID(key).text)])
    ])
    try await claim(processID, filter: filter)
    try await fail(processID, key)
  }

  /// All events of the queue by ascending id.
  func events() async throws -> [OfflineEvent] {
    try await store.listEvents(ListEvents(queue: queue, limit: 10_000)).events
  }

  /// The event with a number; fails the case when the queue has none.
  func event(_ number: Int64) async throws -> OfflineEvent {
    try #require(try await events().first { $0.id.rawValue == number })
  }

  /// Number and state of every event of the queue, by ascending id, as in `2 failed, held by p`.
  func states() async throws -> [String] {
    try await events().map { event in
      let isHeld = event.processID != .unclaimed
      let holder = event.processID.text
      return switch (event.isFailed, isHeld) {
      case (false, false): "\(event.id.rawValue) pending"
      case (false, true): "\(event.id.rawValue) held by \(holder)"
      case (true, false): "\(event.id.rawValue) failed"
      case (true, true): "\(event.id.rawValue) failed, held by \(holder)"
      }
    }
  }
}

/// A claim was refused where a case expected events.
struct UnexpectedRefusal: Error {}

extension ClaimReply {
  /// The events; throws when the reply was refused.
  func granted() throws -> [OfflineEvent] {
    guard case .events(let events) = self else { throw UnexpectedRefusal() }
    return events
  }
}

extension [OfflineEvent] {
  /// The numbers of the events, in their order.
  var numbers: [Int64] { map(\.id.rawValue) }
}

extension EventID {
  /// Numbers as ids.
  static func list(_ numbers: Int64...) -> [EventID] { numbers.map(EventID.init(rawValue:)) }
}
