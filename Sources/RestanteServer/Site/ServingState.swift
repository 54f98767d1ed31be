import RestanteCore
import RestanteNative
import Synchronization

/// How far the server is, shared by everything that starts, handles requests and stops.
final class ServingState: Sendable {
  private struct Progress {
    var site: Site?
    var isStopping = false
  }

  private let progress = Mutex(Progress())

  /// What handles requests; `nil` until the server has started. Requests that come in over open
  /// connections are answered while the server stops, too.
  var site: Site? { progress.withLock { $0.site } }

  /// What handles requests, unless the server starts or stops.
  var readySite: Site? { progress.withLock { $0.isStopping ? nil : $0.site } }

  /// Begins to serve.
  func serve(_ site: Site) {
    progress.withLock { $0.site = site }
  }

  /// Stops being ready, and lets nobody wait any longer.
  func stop() {
    let site = progress.withLock { progress in
      progress.isStopping = true
      return progress.site
    }
    site?.waiting.close()
    site?.native.api.streams.close()
  }
}
