package io.riverprint.core.torch;

/** A device was asked for that this machine has not got. */
public final class DeviceAbsentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DeviceAbsentException(String message) {
    super(message);
  }
}
