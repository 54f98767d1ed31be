public import RestanteCore
import Synchronization

/// Posts the deliveries of a store's portals, as one of the servers that share the store.
///
/// Each handler that has a turn is served by a task of its own, one delivery after another, so that
/// a handler that is slow or dead delays no other.
public final class DeliveryWorker: Sendable {
  /// How a worker goes about.
  public struct Settings: Sendable {
    /// The maximum number of handlers that are served at the same time.
    public var handlers = 256
    /// How often to look for what other servers published.
    public var rescan = Duration.seconds(5)
    /// How long to leave the store alone after it failed.
    public var pause = Duration.seconds(1)
    /// The maximum time of an attempt, in seconds: a claim that ends earlier is not begun with.
    public var attemptTime: Int64 = 16
    /// When deliveries are tried.
    public var policy = DeliveryPolicy()

    /// Creates the settings that are used unless told otherwise.
    public init() {}
  }

  /// The maximum number of handlers that are claimed at once.
  private static let largestClaim = 16
  private static let shortestPause = Duration.milliseconds(20)

  private let store: any Store
  private let poster: @Sendable (Portal) -> any HandlerPosting
  private let interceptor: (any DeliveryInterceptor)?
  private let composer: DeliveryComposer
  private let defaultMode: Mode
  private let random: any RandomSource
  private let clock: any Clock<Duration>
  private let settings: Settings
  private let onFailure: @Sendable (StoreError) -> Void
  private let onAttempt: @Sendable (DeliveryAttempt) -> Void
  private let bell = DeliveryBell()
  private let served = Mutex(0)

  /// Creates a worker.
  ///
  /// - Parameters:
  ///   - store: The store.
  ///   - poster: Posts to the handlers of a portal.
  ///   - interceptor: Posts in the poster's place, by it or not; by default nobody.
  ///   - composer: Writes what is posted.
  ///   - defaultMode: The mode of portals that have none of their own.
  ///   - random: Makes tokens.
  ///   - clock: Measures how long the worker waits.
  ///   - settings: How it goes about.
  ///   - onFailure: Hears why the store failed.
  ///   - onAttempt: Hears how each attempt ended.
  public init(
    store: any Store, composer: DeliveryComposer,
    poster: @escaping @Sendable (Portal) -> any HandlerPosting,
    interceptor: (any DeliveryInterceptor)? = nil,
    defaultMode: Mode = .safe, random: any RandomSource = SystemRandomSource(),
    clock: any Clock<Duration> = ContinuousClock(), settings: Settings = Settings(),
    onFailure: @escaping @Sendable (StoreError) -> Void = { _ in },
    onAttempt: @escaping @Sendable (DeliveryAttempt) -> Void = { _ in }
  ) {
    self.store = store
    self.poster = poster
    self.interceptor = interceptor
    self.composer = composer
    self.defaultMode = defaultMode
    self.random = random
    self.clock = clock
    self.settings = settings
    self.onFailure = onFailure
    self.onAttempt = onAttempt
  }

  /// Begins nothing more; ``run()`` returns once the attempts under way have ended.
  public func stop() { bell.stop() }

  /// Gives back what a server that is gone had claimed. Only for stores that no other server uses.
  public func releaseAll() async throws(StoreError) {
    for portal in try await store.portals() {
      var last: BindingID?
      while true {
        let page = try await store.handlers(on: portal.id, after: last, limit: 500)
        let claims = page.compactMap { handler in
          handler.state.claim.map {
            ReleaseDeliveries.Claim(handler: handler.handler, number: $0.number)
          }
        }
        if !claims.isEmpty {
          _ = try await store.perform(ReleaseDeliveries(portal: portal.id, claims: claims))
        }
        guard page.count == 500, let handler = page.last?.handler else { break }
        last = handler
      }
    }
  }

  /// Works until it is told to stop or the task is cancelled.
  public func run() async {
    store.deliveryFeed.listen { [bell] portal in bell.ring(portal) }
    await withDiscardingTaskGroup { group in
      var agenda = DeliveryAgenda()
      while !bell.isStopped, !Task.isCancelled {
        do throws(StoreError) {
          try await rescan(&agenda)
          let end = ContinuousClock.now + settings.rescan
          repeat {
            try await serve(&agenda, in: &group)
            await bell.wait(atMost: pause(agenda), on: clock)
            for portal in bell.take() { try await look(at: portal, &agenda) }
          } while !bell.isStopped && !Task.isCancelled && ContinuousClock.now < end
        } catch {
          onFailure(error)
          await bell.wait(atMost: settings.pause, on: clock)
        }
      }
    }
  }

  private func pause(_ agenda: DeliveryAgenda) -> Duration {
    // Where all places are taken, the next one to become free rings.
    guard free > 0, let pause = agenda.pause(at: store.time.now()) else { return settings.rescan }
    // What is due but could not be claimed is being changed by another server.
    return min(max(pause, Self.shortestPause), settings.rescan)
  }

  private var free: Int { served.withLock { settings.handlers - $0 } }

  private func rescan(_ agenda: inout DeliveryAgenda) async throws(StoreError) {
    let portals = try await store.portals()
    agenda.keep(only: Set(portals.map(\.id)))
    for portal in portals { try await look(at: portal.id, &agenda) }
  }

  private func look(
    at portal: PortalID, _ agenda: inout DeliveryAgenda
  ) async throws(StoreError) {
    agenda.note(try await store.nextDeliveryTurn(on: portal), of: portal)
  }

  /// Begins with handlers that have a turn, as long as there are places.
  private func serve(
    _ agenda: inout DeliveryAgenda, in group: inout DiscardingTaskGroup
  ) async throws(StoreError) {
    for portal in agenda.due(at: store.time.now()) {
      var count = 1
      while free > 0, !bell.isStopped, agenda.isDue(portal, at: store.time.now()) {
        let isMore = try await claim(min(count, free), on: portal, in: &group)
        // Looking costs less than a claim in vain, for which tokens are made.
        try await look(at: portal, &agenda)
        guard isMore else { break }
        count = min(2 * count, Self.largestClaim)
      }
    }
  }

  /// Claims what has a turn and serves it; returns whether there may be more.
  private func claim(
    _ handlers: Int, on id: PortalID, in group: inout DiscardingTaskGroup
  ) async throws(StoreError) -> Bool {
    guard let known = try await store.portal(id) else { return false }
    let tokens = (0..<handlers * Int(settings.policy.maximumPace)).map { _ in
      DeliveryTokenPair(using: random)
    }
    let claimed = try await store.perform(
      ClaimDeliveries(
        portal: id, mode: known.mode ?? defaultMode, handlers: handlers,
        tokens: tokens.map(\.hashes), policy: settings.policy))
    guard let portal = claimed.portal else { return false }
    for claim in claimed.claims {
      served.withLock { $0 += 1 }
      group.addTask {
        await self.serve(claim, on: portal, tokens: tokens)
        self.served.withLock { $0 -= 1 }
        self.bell.ring(id)
      }
    }
    return claimed.isMore || !claimed.claims.isEmpty
  }

  /// Tries the deliveries of a claim one after another, until one fails.
  private func serve(
    _ claim: DeliveryClaim, on portal: Portal, tokens: [DeliveryTokenPair]
  ) async {
    for delivery in claim.deliveries {
      let now = store.time.now()
      guard !bell.isStopped, !Task.isCancelled,
        now.adding(seconds: settings.attemptTime) <= claim.expires
      else { return await release(claim, on: portal) }
      let attempt = await self.attempt(delivery, of: claim, on: portal, tokens: tokens, at: now)
      // What was cut off by the end of the server was no attempt.
      guard attempt.isSuccess || !Task.isCancelled else { return await release(claim, on: portal) }
      onAttempt(attempt)
      guard await report(attempt, of: delivery, claim, on: portal) else { return }
      // Whose turn it is after a failure is for the rules to say.
      if !attempt.isSuccess { return await release(claim, on: portal) }
    }
  }

  private func attempt(
    _ delivery: ClaimedDelivery, of claim: DeliveryClaim, on portal: Portal,
    tokens: [DeliveryTokenPair], at now: Timestamp
  ) async -> DeliveryAttempt {
    do throws(UndeliverableEvent) {
      let message = try composer.message(
        delivery, of: claim, on: portal, tokens: tokens, at: now)
      let poster = poster(portal)
      guard let interceptor else {
        return await poster.post(message.body, headers: message.headers, to: claim.url)
      }
      return await interceptor.post(
        InterceptedDelivery(
          portal: portal, claim: claim, delivery: delivery, headers: message.headers,
          body: message.body),
        by: poster)
    } catch {
      if error.failure == .damage { noteDamage(of: delivery, claim, on: portal) }
      return DeliveryAttempt(outcome: .failed(error.failure), start: now, milliseconds: 0)
    }
  }

  private func noteDamage(of delivery: ClaimedDelivery, _ claim: DeliveryClaim, on portal: Portal) {
    let key = DeliveryKey(handler: claim.handler, id: delivery.id)
    store.failures.note(DeliveryContent.damage(of: key, on: portal.id))
  }

  /// Reports an attempt, again and again while the store fails and the claim lasts; returns whether
  /// it was taken.
  private func report(
    _ attempt: DeliveryAttempt, of delivery: ClaimedDelivery, _ claim: DeliveryClaim,
    on portal: Portal
  ) async -> Bool {
    let report = FinishDeliveries(
      portal: portal.id, mode: portal.mode ?? defaultMode,
      reports: [
        FinishDeliveries.Report(
          delivery: DeliveryKey(handler: claim.handler, id: delivery.id), claim: claim.number,
          attempt: attempt)
      ], policy: settings.policy)
    while true {
      do throws(StoreError) {
        _ = try await store.perform(report)
        return true
      } catch {
        onFailure(error)
        guard !Task.isCancelled, error.code != .closed, store.time.now() < claim.expires else {
          return false
        }
        try? await clock.sleep(for: settings.pause)
      }
    }
  }

  private func release(_ claim: DeliveryClaim, on portal: Portal) async {
    do throws(StoreError) {
      _ = try await store.perform(
        ReleaseDeliveries(
          portal: portal.id,
          claims: [ReleaseDeliveries.Claim(handler: claim.handler, number: claim.number)]))
    } catch {
      // It ends by itself.
      onFailure(error)
    }
  }
}
