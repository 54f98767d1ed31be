import RestanteCore
import RestanteNative

/// Events that a test wants in queues of one portal, as they are asked for.
struct EventSeeds: Sendable {
  /// The maximum number of events.
  static let maximum = 10_000

  let seeds: [EventSeed]

  /// Reads the member `events` of an object, whose other members count for all events.
  init(_ arguments: ArgumentReader) throws(Problem) {
    let elements = try arguments.elements("events") ?? []
    guard elements.count <= Self.maximum else {
      throw arguments.wrong("events", "must be at most \(Self.maximum) events")
    }
    var seeds: [EventSeed] = []
    seeds.reserveCapacity(elements.count)
    for element in elements { seeds.append(try EventSeed(element, of: arguments)) }
    self.seeds = seeds
    try checkKeys()
    try checkHolds()
  }

  /// Names a queue before it is known which one that is.
  private struct Place: Hashable {
    let application: String?
    let connector: String

    init(_ seed: EventSeed) {
      application = seed.application
      connector = seed.connector
    }
  }

  private struct Copy: Hashable {
    let place: Place
    let key: MessageID
    let state: EventSeed.State
  }

  /// Of each key there is at most one event that is pending and one that failed: others would
  /// become one with them.
  private func checkKeys() throws(Problem) {
    var copies: Set<Copy> = []
    for seed in seeds where seed.state == .pending || seed.state == .failed {
      let copy = Copy(place: Place(seed), key: seed.publication.messageID, state: seed.state)
      guard copies.insert(copy).inserted else {
        throw seed.arguments.wrong(
          "state",
          "cannot be \(seed.state.rawValue): an event before it with the same name and data is")
      }
    }
  }

  private struct Key: Hashable {
    let place: Place
    let key: MessageID
  }

  /// In strict mode a failure removes all other copies of its event.
  ///
  /// - Throws: `Problem` about the first event that cannot be beside one before it.
  func checkStrict() throws(Problem) {
    var failed: [Key: Bool] = [:]
    for seed in seeds where ![.acknowledged, .taken].contains(seed.state) {
      let key = Key(place: Place(seed), key: seed.publication.messageID)
      let isFailed = seed.state == .failed
      if let other = failed[key], other || isFailed {
        throw seed.arguments.wrong(
          "state",
          "cannot be \(seed.state.rawValue): in strict mode, an event that failed is the only one "
            + "with its name and data")
      }
      failed[key] = isFailed
    }
  }

  private struct Claim: Hashable {
    let place: Place
    let processID: ProcessID
  }

  /// A claim ends as a whole.
  private func checkHolds() throws(Problem) {
    var holds: [Claim: EventSeed.Hold?] = [:]
    for seed in seeds where seed.state == .claimed {
      guard let processID = seed.processID else { continue }
      let claim = Claim(place: Place(seed), processID: processID)
      guard let known = holds[claim] else {
        holds[claim] = .some(seed.hold)
        continue
      }
      guard known == seed.hold else {
        throw seed.arguments.wrong(
          "process_id", "names a claim that ends at another time in an event before it")
      }
    }
  }
}
