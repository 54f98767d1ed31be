import Foundation
import Synchronization

/// Wakes a thread that waits for descriptors to have something to read.
final class Doorbell: Sendable {
  /// Has something to read once somebody rang; negative when the process has no descriptor left.
  let descriptor: Int32
  private let button: Int32
  private let isRung = Mutex(false)

  init() {
    var ends: [Int32] = [-1, -1]
    _ = pipe(&ends)
    (descriptor, button) = (ends[0], ends[1])
  }

  deinit {
    guard descriptor >= 0 else { return }
    _ = Foundation.close(descriptor)
    _ = Foundation.close(button)
  }

  /// Wakes the thread, or lets its next waiting end at once.
  func ring() {
    isRung.withLock { isRung in
      guard !isRung, descriptor >= 0 else { return }
      isRung = true
      // An empty pipe always has room for one byte.
      _ = write(button, [1], 1)
    }
  }

  /// Waits until somebody rings or another descriptor has something to read. Where there is no
  /// bell, it is up to a second.
  func wait(beside other: Int32?) {
    let time: Int32 = descriptor < 0 ? 1_000 : -1
    var watched = [descriptor, other ?? -1].map {
      pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
    }
    guard poll(&watched, nfds_t(watched.count), time) > 0, watched[0].revents != 0 else { return }
    isRung.withLock { isRung in
      guard isRung else { return }
      isRung = false
      var byte: [UInt8] = [0]
      _ = read(descriptor, &byte, 1)
    }
  }
}
