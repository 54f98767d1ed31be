import AsyncHTTPClient
import NIOCore
import NIOHTTP1
public import NIOSSL
public import RestanteCore

/// Posts deliveries to handlers.
///
/// It connects only to addresses that ``DeliveryNetworks`` permits, follows no redirects, keeps no
/// cookies and writes no log: URLs can hold credentials.
public final class HandlerClient: Sendable {
  /// At how many addresses of a host a connection is tried.
  private static let maximumAddresses = 3

  private let networks: DeliveryNetworks
  private let limits: HandlerLimits
  private let resolver: any NameResolver
  private let clock: any TimeSource
  private let monotonic: any TimeSource
  private let clients: PinnedClients
  private let slots: DeliverySlots

  /// Creates a client; ``close()`` must be called before it is let go.
  ///
  /// - Parameters:
  ///   - networks: Where it may connect to.
  ///   - limits: What a delivery may cost.
  ///   - tls: Which certificates are trusted.
  ///   - resolver: Finds the addresses of hosts.
  ///   - clock: The time of attempts, and from which `Retry-After` counts.
  ///   - monotonic: Measures how long attempts take.
  public init(
    networks: DeliveryNetworks, limits: HandlerLimits = HandlerLimits(),
    tls: TLSConfiguration = .makeClientConfiguration(),
    resolver: any NameResolver = SystemResolver(), clock: any TimeSource = WallClock(),
    monotonic: any TimeSource = MonotonicClock()
  ) {
    self.networks = networks
    self.limits = limits
    self.resolver = resolver
    self.clock = clock
    self.monotonic = monotonic
    self.clients = PinnedClients(networks: networks, limits: limits, tls: tls)
    self.slots = DeliverySlots(count: limits.deliveries)
  }

  /// Closes all connections; deliveries under way fail.
  public func close() async { await clients.close() }

  /// Posts a body, once, and tells how that ended.
  ///
  /// - Parameters:
  ///   - body: The bytes of the form.
  ///   - headers: What is sent besides the headers of every delivery.
  ///   - url: The handler's URL.
  public func post(
    _ body: [UInt8], headers: [(name: String, value: String)], to url: String
  ) async -> DeliveryAttempt {
    guard let target = HandlerTarget(url) else {
      return DeliveryAttempt(outcome: .failed(.url), start: clock.now(), milliseconds: 0)
    }
    let request = Self.request(body, headers: headers, to: target)
    return await slots.use { await attempt(request, to: target) }
  }

  private static func request(
    _ body: [UInt8], headers: [(name: String, value: String)], to target: HandlerTarget
  ) -> HTTPClientRequest {
    var request = HTTPClientRequest(url: target.url)
    request.method = .POST
    for (name, value) in headers { request.headers.add(name: name, value: value) }
    request.headers.replaceOrAdd(name: "Content-Type", value: DeliveryBody.contentType)
    request.headers.replaceOrAdd(name: "User-Agent", value: "Restante")
    if let authorization = target.authorization {
      request.headers.replaceOrAdd(name: "Authorization", value: authorization)
    }
    request.body = .bytes(ByteBuffer(bytes: body))
    return request
  }

  private func attempt(
    _ request: HTTPClientRequest, to target: HandlerTarget
  ) async -> DeliveryAttempt {
    let start = clock.now()
    let tick = monotonic.now()
    let record = ReplyRecord(limits: limits)
    let failure = await TimeBound.run(limits.time) { [self] in
      await exchange(request, with: target, into: record)
    }
    let reply = record.current
    return DeliveryAttempt(
      outcome: reply.status.map { .replied($0) } ?? .failed(failure ?? .interruption),
      start: start, milliseconds: monotonic.now().milliseconds - tick.milliseconds,
      excerpt: reply.excerpt, retryAfter: reply.retryAfter)
  }

  /// Tries the addresses of a handler until one accepts a connection; why there was no reply.
  private func exchange(
    _ request: HTTPClientRequest, with target: HandlerTarget, into record: ReplyRecord
  ) async -> DeliveryFailure? {
    let destinations: [PinnedClients.Destination]
    do {
      destinations = try await self.destinations(of: target)
    } catch {
      return DeliveryFailure(error)
    }
    var failure: DeliveryFailure?
    for destination in destinations.prefix(Self.maximumAddresses) {
      do {
        try await clients.use(destination) { [self] client in
          try await send(request, with: client, into: record)
        }
        return nil
      } catch {
        failure = DeliveryFailure(error)
        // Without a connection the handler has not heard of the event.
        guard failure == .connection else { return failure }
      }
    }
    return failure
  }

  /// What is permitted of where a handler can be reached.
  private func destinations(
    of target: HandlerTarget
  ) async throws -> [PinnedClients.Destination] {
    if let address = target.address {
      guard networks.permits(address) else { throw RefusedAddress() }
      return [PinnedClients.Destination(host: "", address: nil)]
    }
    let addresses: [NetworkAddress]
    do {
      addresses = try await resolver.addresses(of: target.host)
    } catch {
      throw UnknownHost()
    }
    let permitted = addresses.filter(networks.permits)
    guard !permitted.isEmpty else { throw RefusedAddress() }
    return permitted.map { PinnedClients.Destination(host: target.host, address: $0) }
  }

  private func send(
    _ request: HTTPClientRequest, with client: HTTPClient, into record: ReplyRecord
  ) async throws {
    let response = try await client.execute(request, timeout: limits.time)
    let retryAfter = response.headers.first(name: "Retry-After").flatMap {
      RetryAfter.time($0, at: clock.now())
    }
    record.begin(status: Int(response.status.code), retryAfter: retryAfter)
    do {
      for try await part in response.body {
        guard record.append(part) else { return }
      }
    } catch {
      // The handler has said what became of the event; the rest is only shown.
    }
  }
}
