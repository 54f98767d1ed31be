import Foundation
import NIOCore
import NIOPosix
import RestanteCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Connects to the machines of handlers, and sends nothing.
enum HandlerConnections {
  private static let timeout = TimeAmount.seconds(3)
  /// How many places are tried, and how many at once.
  private static let limit = 100
  private static let width = 20

  /// A host and a port.
  private struct Place: Hashable, Sendable {
    var host: String
    var port: Int

    /// Where a URL leads; `nil` where it leads nowhere.
    init?(_ url: String) {
      guard let url = URL(string: url), let host = url.host(), !host.isEmpty else { return nil }
      self.host = host
      port = url.port ?? (url.scheme?.lowercased() == "http" ? 80 : 443)
    }

    var text: String { ListenAddress(host: host, port: port).description }
  }

  /// The handlers, with what came of connecting to each place once. Suspended ones are left alone.
  static func tried(_ handlers: [StoreInspection.Handler]) async -> [HandlerFacts.Handler] {
    var places: Set<Place> = []
    for handler in handlers where !handler.figures.state.isSuspended {
      if let place = Place(handler.figures.url), places.count < limit { places.insert(place) }
    }
    let refusals = await refusals(of: Array(places))
    return handlers.map { handler in
      let place = Place(handler.figures.url)
      return HandlerFacts.Handler(
        handler: handler, place: place?.text ?? "an unusable URL",
        refusal: place.flatMap { refusals[$0] })
    }
  }

  private static func refusals(of places: [Place]) async -> [Place: String] {
    await withTaskGroup(of: (Place, String?).self) { group in
      var refusals: [Place: String] = [:]
      for (number, place) in places.enumerated() {
        if number >= width, let (place, refusal) = await group.next() { refusals[place] = refusal }
        group.addTask { (place, await refusal(of: place)) }
      }
      for await (place, refusal) in group { refusals[place] = refusal }
      return refusals
    }
  }

  private static func refusal(of place: Place) async -> String? {
    do {
      let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
        .connectTimeout(timeout).connect(host: place.host, port: place.port).get()
      try? await channel.close()
      return nil
    } catch {
      return reason(error)
    }
  }

  private static func reason(_ error: any Error) -> String {
    switch error {
    case let error as NIOConnectionError:
      error.connectionErrors.first.map { reason($0.error) } ?? "its name cannot be resolved"
    case let error as IOError: String(cString: strerror(error.errnoCode)).lowercased()
    case ChannelError.connectTimeout: "no answer within 3 seconds"
    default: "\(error)"
    }
  }
}
