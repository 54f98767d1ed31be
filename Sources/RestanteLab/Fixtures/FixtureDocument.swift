import RestanteCore
import RestanteJSON
import RestanteNative

/// What a server is to be like before a test: portals with what belongs to them, rules of faults,
/// stubs, the time and the seed.
struct FixtureDocument: Sendable {
  /// What is done with the time; nothing where it stays.
  let clock: [ClockCommand]
  /// The seed of everything random; `nil` where it stays.
  let seed: UInt64?
  let portals: [FixturePortal]
  /// The rules of faults that there are afterwards; `nil` where they stay.
  let faults: [FaultRule]?
  /// The stubs that there are afterwards; `nil` where they stay.
  let stubs: [Stub]?
  /// What reads the document, for problems that turn up later.
  let arguments: ArgumentReader

  /// Reads a document whose members are known to be expected.
  ///
  /// - Parameters:
  ///   - members: Its members.
  ///   - now: The present, from which times such as `yesterday` count.
  ///   - added: The names of methods that rules and stubs can be about besides the server's own.
  /// - Throws: `Problem` about the first thing that is wrong, as in `portals[0].users[1].id`.
  init(_ members: JSONObject, now: Timestamp, added: [String]) throws(Problem) {
    arguments = ArgumentReader(members)
    if let clock = try arguments.object("clock") {
      self.clock = try ClockCommandReader(arguments: clock, now: now).commands()
    } else {
      clock = []
    }
    let seed = try arguments.integer("seed")
    if let seed, seed < 0 { throw arguments.wrong("seed", "must be a non-negative integer") }
    self.seed = seed.map { UInt64($0) }
    var portals: [FixturePortal] = []
    for portal in try arguments.elements("portals") ?? [] {
      portals.append(try FixturePortal(portal))
    }
    self.portals = portals
    stubs = try Self.stubs(members, arguments, kept: added)
    let stubbed = stubs?.compactMap { $0.members["method"]?.stringValue } ?? []
    faults = try Self.faults(members, arguments, added: added + stubbed)
    try checkCredentials()
    try checkApplications()
  }

  private static func stubs(
    _ members: JSONObject, _ arguments: ArgumentReader, kept: [String]
  ) throws(Problem) -> [Stub]? {
    guard let elements = try arguments.elements("stubs") else { return nil }
    let values = members["stubs"]?.arrayValue ?? []
    var stubs: [Stub] = []
    for (reader, value) in zip(elements, values) {
      let reader = StubReader(members: value.objectValue ?? [:], arguments: reader)
      stubs.append(try reader.stub(kept: kept))
    }
    guard stubs.count <= Stubs.capacity else {
      throw arguments.wrong("stubs", "must be at most \(Stubs.capacity) stubs")
    }
    return stubs
  }

  private static func faults(
    _ members: JSONObject, _ arguments: ArgumentReader, added: [String]
  ) throws(Problem) -> [FaultRule]? {
    guard let elements = try arguments.elements("faults") else { return nil }
    let values = members["faults"]?.arrayValue ?? []
    var rules: [FaultRule] = []
    for (reader, value) in zip(elements, values) {
      rules += try FaultRuleReader.rules(value.objectValue ?? [:], reader, added: added)
    }
    guard rules.count <= FaultRules.capacity else {
      throw arguments.wrong("faults", "must be at most \(FaultRules.capacity) rules")
    }
    return rules
  }

  /// Every credential is one thing only.
  private func checkCredentials() throws(Problem) {
    var seen: Set<SecretHash> = []
    for portal in portals {
      for credential in portal.credentials {
        guard seen.insert(credential.hash).inserted else {
          throw credential.arguments.wrong(credential.member, "is a credential before it")
        }
      }
    }
  }

  /// An application belongs to one portal.
  private func checkApplications() throws(Problem) {
    var homes: [String: String?] = [:]
    for portal in portals {
      for application in portal.applications {
        guard let id = application.clientID else { continue }
        guard let home = homes[id] else {
          homes[id] = .some(portal.domain)
          continue
        }
        guard home == portal.domain else {
          throw application.arguments.wrong("client_id", "is an application of another portal")
        }
      }
    }
  }
}
