public import RestanteCore
import RestanteJSON

/// A store whose queue holds a past event, a dead letter, a claimed event and three pending ones,
/// in which a test then damages what events carry.
public struct DamagedEvents: Sendable {
  /// The store.
  public let store: any Store
  /// The queue; `p` holds its event 3.
  public let queue: QueueKey

  /// Fills the queue: event 1 is past, 2 is a dead letter, 3 is claimed, 4 to 6 are pending.
  public init(in store: any Store) async throws {
    let fixture = try await PortalFixture(in: store)
    try await fixture.application.bindOffline(Self.name, in: store)
    self.store = store
    self.queue = fixture.application.queue()
    try await publish(1...6)
    let p = ProcessID("p")
    let claimed = try await claim(limit: 3, processID: p)
    _ = try await store.perform(
      AcknowledgeEvents(queue: queue, mode: .safe, processID: p, selection: .ids([claimed[0].id])))
    _ = try await store.perform(
      FailEvents(queue: queue, mode: .safe, processID: p, messageIDs: [claimed[1].messageID]))
  }

  private static let name = EventName(stored: "ONCRMDEALUPDATE")

  /// Publishes events that carry these numbers.
  public func publish(_ numbers: ClosedRange<Int64>) async throws {
    _ = try await store.perform(
      PublishEvents(
        portal: queue.portal, mode: .safe,
        publications: numbers.map {
          Publication(
            name: Self.name, data: ["FIELDS": ["ID": .int($0)]],
            user: .user(UserID(rawValue: 1)))
        }))
  }

  /// Claims pending events, or dead letters.
  @discardableResult
  public func claim(
    limit: Int = 50, processID: ProcessID = ProcessID("q"), wantsFailed: Bool = false
  ) async throws -> [OfflineEvent] {
    let reply = try await store.perform(
      ClaimEvents(
        queue: queue, processID: processID, limit: limit, wantsFailed: wantsFailed,
        disposition: .reserve(lease: 60)))
    guard case .events(let events) = reply else { return [] }
    return events
  }

  /// A way in which events are read.
  public enum Reading: String, Sendable, CaseIterable {
    case claim, claimOfDeadLetters, secondRead, list, history
  }

  /// Reads events.
  public func read(_ reading: Reading) async throws {
    switch reading {
    case .claim: try await claim()
    case .claimOfDeadLetters: try await claim(wantsFailed: true)
    case .secondRead:
      _ = try await store.perform(
        ReadClaim(queue: queue, mode: .safe, processID: ProcessID("p"), removes: false))
    case .list: _ = try await store.listEvents(ListEvents(queue: queue))
    case .history: _ = try await store.history(ReadHistory(queue: queue))
    }
  }

  /// What somebody changed behind the store's back, and who has to notice.
  public struct Damage: Sendable, CustomStringConvertible {
    /// The event that is damaged.
    public let event: Int64
    /// What has to notice it.
    public let reading: Reading
    /// The statement that does it.
    public let sql: String

    /// Describes damage.
    public init(of event: Int64, foundBy reading: Reading, _ sql: String) {
      self.event = event
      self.reading = reading
      self.sql = sql
    }

    /// The statement.
    public var description: String { sql }
  }
}
