/**
 * A port of loopback for a server that is told one, or on which nobody listens: the kernel gives it to nobody who asks for
 * any, and nobody else is given it here as long as this process lives.
 */
export const freePort: () => Promise<number>
