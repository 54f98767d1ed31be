import RestanteCore
import RestanteJSON
import RestanteTesting
import Testing

@testable import RestanteREST

@Suite("Limits of requests")
struct RequestLimitTests {
  /// Gets a path from an address.
  func get(
    _ world: RESTWorld, _ path: String = "/rest/profile", _ query: String? = "auth=admin",
    from source: String = "192.0.2.1", isSecure: Bool = true
  ) async -> RESTReply {
    await world.service.respond(
      to: RESTRequest(verb: "GET", path: path, query: query, isSecure: isSecure, source: source))
  }

  func header(_ name: String, of reply: RESTReply) -> String? {
    reply.headers.first { $0.name == name }?.value
  }

  @Test("The 51st request of a moment is refused, and one more goes through every half second")
  func standard() async throws {
    let world = try await RESTWorld(rateLimit: .standard)
    for _ in 1...50 { #expect(await get(world).status == 200) }
    let refused = await get(world)
    #expect(refused.status == 503)
    #expect(
      Answer(refused).text == errorText("QUERY_LIMIT_EXCEEDED", "Too many requests"))
    #expect(header("Retry-After", of: refused) == nil)
    world.clock.advance(milliseconds: 499)
    #expect(await get(world).status == 503)
    world.clock.advance(milliseconds: 1)
    #expect(await get(world).status == 200)
    #expect(await get(world).status == 503)
  }

  @Test("The largest plan takes 250 at once and five a second")
  func enterprise() async throws {
    let world = try await RESTWorld(rateLimit: .enterprise)
    for _ in 1...250 { #expect(await get(world).status == 200) }
    #expect(await get(world).status == 503)
    world.clock.advance(seconds: 1)
    for _ in 1...5 { #expect(await get(world).status == 200) }
    #expect(await get(world).status == 503)
  }

  @Test("Replies tell what is left, refusals too, and nothing while there is no limit")
  func fields() async throws {
    let world = try await RESTWorld(rateLimit: .bucket(capacity: 3, perSecond: 2))
    let first = await get(world)
    #expect(header("RateLimit-Policy", of: first) == #""requests";q=3;w=2"#)
    #expect(header("RateLimit", of: first) == #""requests";r=2;t=1"#)
    _ = await get(world)
    _ = await get(world)
    let refused = await get(world)
    #expect(header("RateLimit", of: refused) == #""requests";r=0;t=2"#)
    let free = await get(try await RESTWorld())
    #expect(header("RateLimit", of: free) == nil)
    #expect(header("RateLimit-Policy", of: free) == nil)
  }

  @Test("Addresses are counted apart, and whoever calls from one of them together")
  func addresses() async throws {
    let world = try await RESTWorld(rateLimit: .bucket(capacity: 2, perSecond: 1))
    #expect(await get(world).status == 200)
    #expect(await get(world, "/rest/1/code/profile", nil).status == 200)
    #expect(await get(world, "/rest/profile", "auth=other").status == 503)
    #expect(await get(world, from: "192.0.2.2").status == 200)
  }

  @Test(
    "Whatever a request comes to, it is counted, for its portal once that is known",
    arguments: [
      ("/rest/user.current", "auth=bare"), ("/rest/profile", "auth=expired"),
      ("/rest/event.bind", "auth=admin"), ("/rest/1/code/event.get", nil),
      ("/rest/batch", "auth=admin&cmd[]=profile&cmd[]=profile&cmd[]=profile"),
      ("/rest/api/1/code/rest.scope.list", nil),
    ])
  func counted(path: String, query: String?) async throws {
    let world = try await RESTWorld(rateLimit: .bucket(capacity: 1, perSecond: 1))
    try await world.issue("bare", world.application, user: 1, scopes: [])
    try await world.issue("expired", world.application, user: 1, scopes: [], lifetime: 0)
    #expect(await get(world, path, query).status != 503)
    #expect(await get(world).status == 503)
  }

  @Test(
    "Strangers are counted by their address alone and cost the portal nothing",
    arguments: [
      ("/rest/profile", "auth=nobody"), ("/rest/profile", nil), ("/rest/1/wrong/profile", nil),
      ("/rest/no.such.method", "auth=admin"), ("/rest/api/no.such", nil),
      ("/rest/api/rest.scope.list", nil),
    ])
  func strangers(path: String, query: String?) async throws {
    let world = try await RESTWorld(rateLimit: .bucket(capacity: 1, perSecond: 1))
    #expect([401, 404].contains(await get(world, path, query).status))
    #expect(await get(world).status == 200)
    #expect(await get(world, path, query).status == 503)
    #expect(await get(world, path, query, from: "192.0.2.2").status != 503)
  }

  @Test("Preflights are free")
  func preflights() async throws {
    let world = try await RESTWorld(rateLimit: .bucket(capacity: 1, perSecond: 1))
    for _ in 1...3 {
      let reply = await world.service.respond(to: RESTRequest(verb: "OPTIONS", path: "/rest/x"))
      #expect(reply.status == 200)
    }
    #expect(await get(world).status == 200)
  }

  @Test("A webhook over http is refused as such, and counted by its address")
  func insecure() async throws {
    let world = try await RESTWorld(rateLimit: .bucket(capacity: 1, perSecond: 1))
    let path = "/rest/1/code/profile"
    #expect(await get(world, path, nil, isSecure: false).status == 400)
    #expect(await get(world, path, nil, isSecure: false).status == 503)
    #expect(await get(world, path, nil).status == 200)
  }

  @Test("Who sends too much hears so even where a mode hides everything else")
  func strictToken() async throws {
    let world = try await RESTWorld(.strict, rateLimit: .bucket(capacity: 1, perSecond: 1))
    #expect(await get(world).status == 200)
    #expect(await get(world, "/rest/profile", "auth=admin&token=x").status == 503)
  }
}
