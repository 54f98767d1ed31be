import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteREST

@Suite("Doors")
struct DoorTests {
  private static let form =
    "event=oncrmdealupdate&event_handler_id=1&data[FIELDS][ID]=759&data[LIST][]=a&data[LIST][]=b"
    + "&ts=1721298000&auth[access_token]=portals-own&auth[user_id]=7&auth[application_token]=t"

  @Test("A portal's form becomes an event with its data, time and user")
  func published() async throws {
    let scene = try await DoorScene()
    let reply = try await scene.post(Self.form)
    #expect(reply.status == 200)
    #expect(reply.text == #"{"accepted":1,"queued":1,"deliveries":0,"suppressed":0}"#)
    let event = try #require(try await scene.events().first)
    #expect(event.name.text == "ONCRMDEALUPDATE")
    #expect(event.dataText == #"{"FIELDS":{"ID":"759"},"LIST":["a","b"]}"#)
    #expect(event.user == .user(UserID(rawValue: 7)))
    #expect(event.occurredAt == 1_721_298_000)
  }

  @Test(
    "What a portal leaves out is absent",
    arguments: [
      ("event=E", "false", .nobody), ("event=E&data=", "\"\"", .nobody),
      ("event=E&auth[user_id]=0", "false", .nobody), ("event=E&auth=x", "false", .nobody),
      ("event=E&auth[user_id]=ada", "false", .nobody),
      ("event=E&auth[user_id]=3", "false", .user(UserID(rawValue: 3))),
    ] as [(String, String, ActingUser)])
  func absent(form: String, data: String, user: ActingUser) async throws {
    let scene = try await DoorScene(event: "E")
    #expect(try await scene.post(form).status == 200)
    let event = try #require(try await scene.events().first)
    #expect(event.dataText == data && event.user == user)
    #expect(event.occurredAt == scene.world.clock.now().seconds)
  }

  @Test("The portal's tokens are not stored with the event")
  func tokens() async throws {
    let scene = try await DoorScene()
    _ = try await scene.post(Self.form)
    let page = try await scene.events()
    #expect(!"\(page.map(\.dataText))".contains("portals-own"))
  }

  @Test(
    "What cannot be read is refused, and nothing is stored",
    arguments: [
      ("", nil), ("{\"event\":\"E\"}", nil), ("event=E", "application/json"), ("<event/>", nil),
      ("data[ID]=1", nil), ("event=", nil), ("event[]=E", nil), ("event=a%01", nil),
      ("event=E&ts=yesterday", nil), ("event=E&ts=-1", nil), ("event=E&ts=1.5", nil),
      ("event=E&ts[]=1", nil), ("event=E&ts=253402300800", nil),
    ] as [(String, String?)])
  func unreadable(form: String, type: String?) async throws {
    let scene = try await DoorScene(event: "E")
    let reply = try await scene.post(form, type: type)
    #expect(reply.status == 400)
    #expect(reply.error == "INVALID_EVENT")
    #expect(try await scene.events().isEmpty)
    #expect(try await scene.post(form, encoding: "gzip").status == 400)
  }

  @Test("A wrong code, or none, is refused before the body is read")
  func wrongCode() async throws {
    let scene = try await DoorScene()
    for code in ["wrong", nil] {
      let reply = await scene.service.respond(
        to: DoorRequest(code: code), body: UnreadBody())
      #expect(reply.status == 404)
      #expect(reply.refusal?.kind == .credential)
      #expect(reply.refusal?.subject == nil)
    }
  }

  @Test("A door whose time is over is refused like one that never was")
  func expired() async throws {
    let scene = try await DoorScene(lifetime: 60)
    #expect(try await scene.post(Self.form).status == 200)
    scene.world.clock.advance(seconds: 60)
    #expect(try await scene.post(Self.form).status == 404)
  }

  @Test("Only POST is allowed, and plain HTTP is refused where the operator asks for TLS")
  func transport() async throws {
    let scene = try await DoorScene()
    let get = await scene.service.respond(
      to: DoorRequest(verb: "GET", code: DoorScene.code), body: UnreadBody())
    #expect(get.status == 405 && get.headers.contains { $0 == ("Allow", "POST") })
    let plain = await scene.service.respond(
      to: DoorRequest(code: DoorScene.code, isSecure: false), body: UnreadBody())
    #expect(plain.status == 400)
  }

  @Test("Too many wrong codes make their address wait, but not a door that was good lately")
  func guessing() async throws {
    let scene = try await DoorScene()
    #expect(try await scene.post("event=E").status == 200)
    var statuses: Set<Int> = []
    for number in 0..<70 {
      let reply = await scene.service.respond(
        to: DoorRequest(code: "guess \(number)", source: DoorScene.source), body: UnreadBody())
      statuses.insert(reply.status)
    }
    #expect(statuses == [404, 429])
    #expect(try await scene.post("event=F").status == 200)
  }

  @Test("Another application_token than the expected one is refused and reported")
  func wrongToken() async throws {
    let scene = try await DoorScene(token: .expected(SecretHash(of: "t")))
    for form in ["event=ONCRMDEALUPDATE", "event=ONCRMDEALUPDATE&auth[application_token]=x"] {
      let reply = try await scene.post(form)
      #expect(reply.status == 403 && reply.error == "WRONG_APPLICATION_TOKEN")
      #expect(reply.refusal?.kind == .permission)
    }
    #expect(try await scene.events().isEmpty)
    #expect(try await scene.post(Self.form).status == 200)
  }

  @Test("A closed portal takes nothing in")
  func closed() async throws {
    let scene = try await DoorScene()
    var change = PortalChange()
    change.isStopped = .set(true)
    _ = try await scene.world.store.perform(
      ChangePortal(portal: scene.world.portal.id, change: change))
    #expect(try await scene.post(Self.form).status == 403)
  }

  @Test("An equal body, or the same delivery, is answered as before and has no second effect")
  func repeated() async throws {
    let scene = try await DoorScene()
    for (delivery, form) in [
      (nil, "event=ONCRMDEALUPDATE&data=1"), ("d", "event=ONCRMDEALUPDATE&data=2"),
    ] as [(String?, String)] {
      let first = try await scene.post("event=ONCRMDEALUPDATE&data=1", delivery: delivery)
      #expect(!first.headers.contains { $0.name == "Idempotent-Replayed" })
      let again = try await scene.post(form, delivery: delivery)
      #expect(again.status == 200 && again.text == first.text)
      #expect(again.headers.contains { $0 == ("Idempotent-Replayed", "true") })
    }
    #expect(try await scene.events().count == 1, "equal events coalesce")
  }

  @Test(
    "A store that fails is never answered with success",
    arguments: [
      (.unavailable, 503), (.unknownOutcome, 500), (.lowSpace, 503), (.corrupt, 503),
    ] as [(StoreError.Code, Int)])
  func failing(code: StoreError.Code, status: Int) async throws {
    let scene = try await DoorScene {
      FailingStore(inner: $0, error: StoreError(code, "secret words"))
    }
    let reply = try await scene.post(Self.form)
    #expect(reply.status == status)
    #expect(!reply.text.contains("secret words"))
    #expect(reply.failure?.code == code)
  }
}

/// A body that must not be read.
private struct UnreadBody: RESTBody {
  var announcedBytes: Int? { nil }

  func decoded<Value: Sendable>(
    isKnown: Bool, _ decode: @escaping @Sendable ([UInt8]) -> Value
  ) async throws(RESTBodyFailure) -> Value {
    Issue.record("the body was read")
    throw .broken
  }
}

/// A portal with an application that wants an event, and a door.
private struct DoorScene {
  static let code = "the-code-of-the-door"
  static let source = "192.0.2.1"

  let world: RESTWorld
  let service: DoorService

  init(
    event: String = "ONCRMDEALUPDATE", token: DoorToken = .any, lifetime: Int64? = nil,
    store wrap: (any Store) -> any Store = { $0 }
  ) async throws {
    world = try await RESTWorld()
    service = DoorService(
      store: wrap(world.store), defaultMode: .safe, failures: FailedCredentials())
    try await world.store.perform(
      AddDoor(
        portal: world.portal.id, code: SecretHash(of: Self.code), token: token,
        lifetime: lifetime))
    _ = try await world.store.perform(
      BindEvent(
        portal: world.portal.id, application: world.application.id,
        event: EventName(stored: event), target: .offline))
  }

  func post(
    _ form: String, type: String? = "application/x-www-form-urlencoded",
    encoding: String? = nil, delivery: String? = nil
  ) async throws -> DoorReply {
    await service.respond(
      to: DoorRequest(
        code: Self.code, contentType: type, contentEncoding: encoding, delivery: delivery,
        source: Self.source),
      body: BodyInMemory(bytes: Array(form.utf8)))
  }

  func events() async throws -> [OfflineEvent] {
    let queue = QueueKey(
      portal: world.portal.id, application: world.application.id, connector: "")
    return try await world.store.listEvents(ListEvents(queue: queue, limit: 100)).events
  }
}

extension OfflineEvent {
  fileprivate var dataText: String { String(decoding: data, as: UTF8.self) }
}

extension DoorReply {
  fileprivate var text: String { String(decoding: body, as: UTF8.self) }
  fileprivate var error: String? {
    (try? JSONParser().parse(body))?["error"]?.stringValue
  }
}
