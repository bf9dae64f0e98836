"""USSG §3B1.2, mitigating role: its levels, the factors of n.3(C), and whom a defendant is compared with."""
