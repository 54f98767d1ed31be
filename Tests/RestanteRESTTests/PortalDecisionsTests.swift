import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteREST

/// Two zones, one of them with a summer.
private struct TwoZones: ZoneRules {
  /// From when on the zone `Test/Summer` is three hours ahead instead of two.
  static let summer: Int64 = 1_000_000

  func utcOffset(of zone: String, at time: Int64) -> Int? {
    zone == "Test/Summer" ? (time >= Self.summer ? 10_800 : 7_200) : nil
  }
}

@Suite("What operators decide about a portal")
struct PortalDecisionsTests {
  @Test("who may use offline events, whatever the mode says", arguments: Mode.allCases)
  func offlineAccess(mode: Mode) async throws {
    let world = try await RESTWorld(mode)
    for method in ["event.offline.get", "event.offline.list"] {
      try await world.changePortal { $0.offlineAccess = .set(.users) }
      #expect(await world.call(method, as: "user").status == 200)
      try await world.changePortal { $0.offlineAccess = .set(.administrators) }
      #expect(await world.call(method, as: "user").errorCode == "ACCESS_DENIED")
      #expect(await world.call(method, as: "admin").status == 200)
    }
    // Binding is for administrators in any case.
    try await world.changePortal { $0.offlineAccess = .set(.users) }
    let bind = await world.call(
      "event.bind", ["event": "ONAPPTEST", "event_type": "offline"], as: "user")
    #expect(bind.errorCode == "ACCESS_DENIED")
  }

  @Test("without extended offline events only claiming is refused")
  func offlineExtended() async throws {
    let world = try await RESTWorld()
    try await world.publishDeals(2)
    let claimed = await world.call("event.offline.get", ["clear": 0, "limit": 1])
    let processID = claimed.result["process_id"] ?? nil
    try await world.changePortal { $0.offlineExtended = .set(false) }
    for parameters: JSONValue in [["clear": 0], ["clear": 0, "process_id": processID]] {
      #expect(await world.call("event.offline.get", parameters).errorCode == "WRONG_LICENSE")
    }
    #expect(await world.call("event.offline.list").json["total"] == 2)
    #expect(await world.call("event.offline.get").result["events"]?.arrayValue?.count == 1)
    #expect(await world.call("event.offline.clear", ["process_id": processID]).status == 200)
    #expect(await world.call("event.offline.list").json["total"] == 0)
    #expect(
      await world.call("feature.get", ["CODE": "rest_offline_extended"]).result["value"] == "N")
    #expect(
      await world.call("feature.get", ["CODE": "rest_auth_connector"]).result["value"] == "Y")
  }

  @Test("without connectors every call of an application that names one is refused")
  func authConnector() async throws {
    let world = try await RESTWorld()
    try await world.changePortal { $0.authConnector = .set(false) }
    for connector: JSONValue in ["", "c", 0, []] {
      let answer = await world.call("server.time", ["auth_connector": connector])
      #expect(answer.errorCode == "WRONG_LICENSE" && answer.status == 403)
    }
    #expect(await world.call("server.time", ["auth_connector": nil]).status == 200)
    #expect(await world.call("batch", ["cmd": ["server.time"]]).status == 200)
    #expect(await world.get("/rest/1/code/server.time", "auth_connector=c").status == 200)
    #expect(
      await world.call("feature.get", ["CODE": "rest_auth_connector"]).result["value"] == "N")
  }

  @Test("a fixed zone is the one of all times")
  func fixedZone() async throws {
    let world = try await RESTWorld(utcOffset: 0)
    try await world.changePortal { $0.timeZone = .set(.fixed(seconds: -5_400)) }
    try await world.publishDeals(1)
    let row = await world.call("event.offline.list").result.arrayValue?.first
    #expect(row?["TIMESTAMP_X"]?.stringValue?.hasSuffix("-01:30") == true)
    let time = await world.call("server.time")
    #expect(time.result.stringValue?.hasSuffix("-01:30") == true)
    #expect(time.json["time"]?["date_start"]?.stringValue?.hasSuffix("-01:30") == true)
    let batch = await world.call("batch", ["cmd": ["server.time"]])
    #expect(
      batch.result["result_time"]?.arrayValue?.first?["date_start"]?.stringValue?.hasSuffix(
        "-01:30") == true)
  }

  @Test("a zone with a summer shows each time as it was then, and reads it so")
  func namedZone() async throws {
    let world = try await RESTWorld(utcOffset: 0, zoneRules: TwoZones())
    try await world.changePortal { $0.timeZone = .set(.named("Test/Summer")) }
    try await world.bindOffline(["ONCRMDEALUPDATE"])
    for time in [TwoZones.summer - 1, TwoZones.summer + 3_600] {
      world.clock.set(Timestamp(seconds: time))
      try await world.publish("ONCRMDEALUPDATE", .int(time))
    }
    let rows = await world.call("event.offline.list").result
    #expect(
      rows.arrayValue?.map { $0["TIMESTAMP_X"] } == [
        "1970-01-12T15:46:39+02:00", "1970-01-12T17:46:40+03:00",
      ])
    for (filter, ids) in [
      ("1970-01-12 15:46:39", ["1"]), ("1970-01-12 17:46:40", ["2"]), ("now", ["2"]),
    ] {
      let found = await world.call(
        "event.offline.list", ["filter": ["=TIMESTAMP_X": .string(filter)]])
      #expect(found.result.arrayValue?.map { $0["ID"]?.stringValue ?? "" } == ids, "\(filter)")
    }
  }

  @Test("a portal's own limits count instead of the server's")
  func ownLimits() async throws {
    let world = try await RESTWorld(rateLimit: .bucket(capacity: 1, perSecond: 1))
    try await world.changePortal { $0.rateLimit = .set(.bucket(capacity: 3, perSecond: 1)) }
    for status in [200, 200, 200, 503] {
      #expect(await world.call("server.time").status == status)
    }
    try await world.changePortal { $0.rateLimit = .set(.off) }
    #expect(await world.call("server.time").status == 200)
    try await world.changePortal { ($0.rateLimit, $0.operatingLimit) = (.set(.off), .set(.off)) }
    #expect(await world.call("server.time").json["time"]?["operating_reset_at"] == nil)
    try await world.changePortal { $0.operatingLimit = .set(.seconds(5)) }
    #expect(await world.call("server.time").json["time"]?["operating_reset_at"] != nil)
  }

  @Test("webhooks know their user by login, too")
  func webhookByLogin() async throws {
    let world = try await RESTWorld()
    var change = UserChange()
    change.login = .set("Ada")
    _ = try await world.store.perform(
      ChangeUser(portal: world.portal.id, user: UserID(rawValue: 1), change: change))
    for login in ["1", "ada", "ADA"] {
      #expect(await world.get("/rest/\(login)/code/profile").result["ID"] == "1")
    }
    for login in ["2", "01", "ad", "adaa"] {
      #expect(await world.get("/rest/\(login)/code/profile").errorCode == "INVALID_CREDENTIALS")
    }
    // A login that is a number does not stand for the user of another number.
    change.login = .set("2")
    _ = try await world.store.perform(
      ChangeUser(portal: world.portal.id, user: UserID(rawValue: 1), change: change))
    #expect(await world.get("/rest/2/code/profile").errorCode == "INVALID_CREDENTIALS")
  }

  @Test("the first call with a new access token ends the refresh token before it")
  func confirmation() async throws {
    let world = try await RESTWorld()
    let rotate = { (to: String) in
      try await world.store.perform(
        RotateTokens(
          presented: SecretHash(of: "radmin"), clientID: "app.1", portals: [world.portal.id],
          accessToken: SecretHash(of: to), refreshToken: SecretHash(of: "r" + to)))
    }
    #expect(try await rotate("lost") != .invalid)
    #expect(try await rotate("new") != .invalid)
    #expect(await world.call("no.such.method", as: "new").status == 404)
    #expect(await world.call("profile", as: "admin").status == 200)
    #expect(try await rotate("again") != .invalid)
    #expect(await world.call("profile", as: "new").status == 200)
    #expect(await world.call("profile", as: "new").status == 200)
    #expect(try await rotate("late") == .reused)
    #expect(await world.call("profile", as: "new").status == 401)
  }
}
